import { type Path, quote } from '../problem.ts';
import { type Check, fold, present } from './check.ts';

const KINDS = { linear: 'Linear state', github: 'pull request state', project: 'board status' } as const;

/** A state that two stages claim: where would the work stand? */
export const stageStates: Check = ({ config }) =>
  (['linear', 'github', 'project'] as const).flatMap((kind) => {
    const claims = new Map<string, { position: number; stage: string | undefined }>();
    return present(config.stages).flatMap(([position, stage]) =>
      present<string>(stage[kind]).flatMap(([index, state]) => {
        const first = claims.get(fold(state));
        if (first === undefined) claims.set(fold(state), { position, stage: stage.name });
        if (first === undefined || first.position === position) return [];
        const path: Path = ['stages', position, kind, index];
        const name =
          first.stage === undefined ? `stages[${first.position}]` : `the stage ${quote(first.stage)}`;
        return [
          {
            path,
            message: `the ${KINDS[kind]} ${quote(state)} already stands in ${name}`,
            hint: 'A state stands in one stage: remove it from one of them.',
          },
        ];
      }),
    );
  });
