import type { Translation } from '../../translation';

/** A webhook's signing secret, in the settings. */
export const webhookSecret = {
  list: 'Webhooks',
  none: 'Nenhum',
  kept: 'O segredo de assinatura está guardado neste computador.',
  missing: 'Não há segredo de assinatura neste computador; por isso, nada é enviado.',
  unknown: 'Ainda não se sabe se o segredo de assinatura está guardado neste computador.',
  enter: 'Informar segredo',
  replace: 'Substituir segredo',
  remove: 'Remover segredo',
  label: 'Segredo de assinatura',
  help: 'Começa com whsec_. Fica guardado apenas no chaveiro deste computador.',
  keep: 'Guardar',
  cancel: 'Cancelar',
  of: '{{act}}: {{name}}',
  nowKept: 'O segredo de assinatura está guardado no chaveiro deste computador.',
} satisfies Translation<'pt-BR'>['webhookSecret'];
