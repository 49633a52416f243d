import type { Translation } from '../../translation';

/** What a verification says. */
export const findings = {
  sentence: '{{place}}: {{what}}.',
  sentenceDetailed: '{{place}}: {{what}} ({{detail}}).',
  line: 'linha {{line}}',
  record: 'registro {{seq}}',
  records: { one: '{{count, number}} registro', many: '{{count, number}} de registros', other: '{{count, number}} registros' },
  faultIn: {
    one: 'Integridade comprometida: uma falha em {{records}}.',
    many: 'Integridade comprometida: {{count, number}} de falhas em {{records}}.',
    other: 'Integridade comprometida: {{count, number}} falhas em {{records}}.',
  },
  first: '{{sentence}} Primeira: {{finding}}',
  wholeUnsigned: 'Integridade confirmada: {{records}}, sem assinatura.',
  wholeSigned: 'Integridade confirmada: {{records}}, com assinatura até o registro {{seq, number}} pela chave {{key}}.',
  wholeSignedPartly: {
    one: 'Integridade confirmada: {{records}}, com assinatura até o registro {{seq, number}} pela chave {{key}}; {{count, number}} mais recente ainda sem assinatura.',
    many: 'Integridade confirmada: {{records}}, com assinatura até o registro {{seq, number}} pela chave {{key}}; {{count, number}} mais recentes ainda sem assinatura.',
    other: 'Integridade confirmada: {{records}}, com assinatura até o registro {{seq, number}} pela chave {{key}}; {{count, number}} mais recentes ainda sem assinatura.',
  },
  what: {
    edited: 'o registro foi editado',
    deleted: 'registros foram excluídos aqui',
    inserted: 'o registro foi inserido',
    reordered: 'o registro está fora de ordem',
    truncated: 'registros foram cortados do fim',
    rewritten: 'os registros anteriores a este foram reescritos: uma assinatura ou âncora os contradiz',
    'checkpoint-forged': 'o ponto de verificação foi forjado',
    'not-a-record': 'a linha não é um registro',
    'gap-recorded': 'a própria auditoria registrou uma lacuna',
    'manifest-forged': 'o manifesto foi alterado',
    'file-changed': 'o arquivo não é o que o manifesto indica',
    'faulty-source': 'a trilha tinha uma falha quando foi exportada',
    'clock-back': 'o relógio foi atrasado',
    'torn-tail': 'a última linha está incompleta: em gravação ou cortada por uma queda',
    'torn-recorded': 'uma queda cortou uma linha aqui; a auditoria registrou isso',
    'held-back': 'por algum tempo não foi possível gravar registros; a auditoria registrou isso',
    'not-signed': 'não há assinatura',
    'removal-unconfirmed': 'a remoção de arquivos antigos está registrada aqui, e nenhum ponto de verificação a confirma',
  },
} satisfies Translation<'pt-BR'>['findings'];
