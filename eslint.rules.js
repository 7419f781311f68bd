import graphql from '@graphql-eslint/eslint-plugin';

/** Every exported name carries a doc comment; an overload is described by its first signature. */
export const exportedNamesAreDescribed = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: 'Say in one sentence, in a doc comment, what `{{ name }}` is.' },
  },
  create(context) {
    const { sourceCode } = context;
    const nameOf = ({ declaration }) =>
      declaration.id?.name ??
      declaration.declarations?.map(({ id }) => sourceCode.getText(id).split(':')[0]).join(', ');
    const isFurtherSignature = (node) => {
      const before = node.parent.body[node.parent.body.indexOf(node) - 1];
      return before?.declaration?.type === 'TSDeclareFunction' && nameOf(before) === nameOf(node);
    };
    return {
      'Program > :matches(ExportNamedDeclaration[declaration], ExportDefaultDeclaration)'(node) {
        const comment = sourceCode.getCommentsBefore(node).at(-1);
        if (comment?.type === 'Block' && comment.value.startsWith('*')) return;
        if (isFurtherSignature(node)) return;
        context.report({ node, messageId: 'missing', data: { name: nameOf(node) ?? 'the default export' } });
      },
    };
  },
};

const published = graphql.rules['no-typename-prefix'];

/** The published rule, which has no options, with exceptions written `Type.field`: keys whose full name is the trade's own word. */
export const noTypenamePrefix = {
  ...published,
  meta: {
    ...published.meta,
    schema: [
      {
        type: 'object',
        properties: { except: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const except = new Set(context.options[0]?.except);
    const report = (problem) => {
      if (!except.has(`${problem.data.typeName}.${problem.data.fieldName}`)) context.report(problem);
    };
    return published.create(Object.create(context, { report: { value: report } }));
  },
};
