import type { Translation } from '../../translation';

/** Each figure's name and, in one sentence, what it counts. */
export const figures = {
  headline: {
    asked: { label: 'Perguntas', meaning: 'Perguntas de atendentes e chamadas que já terminaram, seja qual for o desfecho.' },
    relevant: { label: 'Respostas relevantes', meaning: 'Parcela das respostas com pelo menos um resultado relevante.' },
    cached: { label: 'Do cache', meaning: 'Parcela das respostas que vieram do cache.' },
    helpful: { label: 'Úteis', meaning: 'Parcela das sugestões avaliadas que foram consideradas úteis.' },
  },
  answered: { label: 'Respondidas', meaning: 'As três primeiras juntas: houve resposta, seja qual for o conteúdo.' },
  outcomes: {
    PASS: { label: 'Resposta relevante', meaning: 'Respondida com pelo menos um resultado relevante.' },
    FILTERED: { label: 'Tudo retido', meaning: 'Respondida, mas todos os resultados foram retidos.' },
    EMPTY: { label: 'Nada encontrado', meaning: 'Respondida sem nenhum resultado.' },
    TIMEOUT: { label: 'Prazo esgotado', meaning: 'Nenhuma resposta chegou dentro do prazo.' },
    ERROR: { label: 'Falha', meaning: 'Veio uma falha em vez de resposta, ou não foi possível gravar a auditoria.' },
    REJECTED: { label: 'Recusada', meaning: 'Não enviada: curta demais, longa demais ou havia perguntas demais na fila.' },
    SUPERSEDED: { label: 'Substituída', meaning: 'Uma pergunta mais nova da mesma conversa tomou seu lugar na fila.' },
    CANCELLED: { label: 'Cancelada', meaning: 'O atendente desistiu dela antes da resposta.' },
  },
  withheld: {
    stale: { label: 'Desatualizado', meaning: 'Sem atualização há mais tempo do que as configurações permitem.' },
    'below-threshold': { label: 'Confiança baixa', meaning: 'Abaixo da confiança mínima.' },
    undated: { label: 'Sem data', meaning: 'Não tem data, e as configurações exigem uma.' },
    duplicate: { label: 'Duplicado', meaning: 'O mesmo documento já estava na resposta.' },
    dismissed: { label: 'Dispensado', meaning: 'O atendente já tinha dispensado o documento nesta conversa.' },
    invalid: { label: 'Ilegível', meaning: 'Um resultado que viola o protocolo ou tem data futura.' },
    'no-id': { label: 'Sem identificador', meaning: 'Sem identificador; a auditoria não poderia nomeá-lo.' },
    'no-text': { label: 'Vazio', meaning: 'Sem título e sem texto.' },
    'no-score': { label: 'Sem confiança', meaning: 'Sem uma confiança que possa ser lida.' },
  },
  latency: {
    p50: { label: 'Metade (p50)', meaning: 'Metade das respostas chegou dentro deste tempo após o envio.' },
    p95: { label: '95% (p95)', meaning: '95 de cada 100 respostas chegaram dentro deste tempo após o envio.' },
    p99: { label: '99% (p99)', meaning: '99 de cada 100 respostas chegaram dentro deste tempo após o envio.' },
  },
  feedback: {
    helpful: { label: 'Úteis', meaning: 'Sugestões avaliadas como úteis, salvo se desfeito.' },
    'not-helpful': { label: 'Não úteis', meaning: 'Sugestões avaliadas como não úteis, salvo se desfeito.' },
    copied: { label: 'Copiadas', meaning: 'Quantas vezes uma sugestão foi copiada.' },
    opened: { label: 'Abertas', meaning: 'Quantas vezes o artigo de uma sugestão foi aberto, segundo o sistema.' },
    dismissed: { label: 'Dispensadas', meaning: 'Sugestões dispensadas, salvo se desfeito.' },
    pinned: { label: 'Fixadas', meaning: 'Sugestões fixadas, salvo se desfeito.' },
  },
  warmed: { label: 'Antecipadas', meaning: 'Respostas do cache que já estavam lá porque a pergunta foi antecipada.' },
  warmStatus: {
    warm: { label: 'Pronta', meaning: 'A resposta está no cache.' },
    warming: { label: 'Perguntando', meaning: 'A pergunta está sendo feita.' },
    waiting: { label: 'Aguardando', meaning: 'É feita quando há duas vagas livres e a conexão está boa.' },
    nothing: { label: 'Nada a exibir', meaning: 'A resposta não tinha nada que possa ser exibido; a pergunta é feita de novo mais tarde.' },
    failed: { label: 'Falha', meaning: 'Foi feita e não teve resposta; será tentada de novo.' },
  },
} satisfies Translation<'pt-BR'>['figures'];
