import path from 'node:path';

const PREFIX = /^([a-z]{3}-\d{2})-/;

/** In `shared/rules/<family>/loc-01-<slug>.ts`, `defineRule` must be given the id `LOC-01`. */
export const ruleFile = {
  meta: { type: 'problem', messages: { id: 'The file name asks for id "{{wanted}}".' } },
  create(context) {
    const wanted = PREFIX.exec(path.basename(context.filename))?.[1]?.toUpperCase();
    return {
      CallExpression(call) {
        if (call.callee.name !== 'defineRule') return;
        const id = call.arguments[0]?.properties?.find((property) => property.key?.name === 'id');
        if (!wanted || id?.value?.value !== wanted)
          context.report({
            node: id ?? call,
            messageId: 'id',
            data: { wanted: wanted ?? 'AAA-00' },
          });
      },
    };
  },
};
