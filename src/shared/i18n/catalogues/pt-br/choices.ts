import type { Translation } from '../../translation';

/** What a setting’s choices are called, by the setting’s path and the value in the file. */
export const choices = {
  gateway: { transport: { realtime: 'Gateway em tempo real', platform: 'API pública' } },
  freshness: { unknownAge: { drop: 'Reter', show: 'Exibir' } },
  masking: {
    kinds: {
      card: 'números de cartão',
      cvv: 'códigos de segurança',
      expiry: 'datas de validade',
      email: 'e-mails',
      phone: 'telefones',
      iban: 'IBANs',
      'bank-account': 'contas bancárias',
      ssn: 'números da Previdência dos EUA',
      nino: 'números do seguro britânico',
      'national-id': 'números de documento',
      passport: 'números de passaporte',
      'driving-licence': 'carteiras de motorista',
      'birth-date': 'datas de nascimento',
    },
  },
  audit: { onFailure: { hold: 'Suspender', show: 'Exibir' } },
  notifications: { otherConversations: { hold: 'Deixar para a janela', show: 'Notificar' } },
  window: {
    mode: { compact: 'Faixa', window: 'Janela', full: 'Tela inteira' },
    language: { system: 'O do computador' },
    theme: { system: 'Igual ao do sistema', light: 'Claro', dark: 'Escuro' },
    links: { off: 'Não fazer nada', offer: 'Oferecer', ask: 'Perguntar na hora' },
  },
} satisfies Translation<'pt-BR'>['choices'];
