import type { Translation } from '../../translation';

/** The demo's call. */
export const demo = {
  region: 'Chamada demo',
  badge: 'Demo',
  about: 'Loja fictícia, conhecimento fictício',
  customer: 'Cliente',
  agent: 'Atendente',
  again: 'Repetir',
  leave: 'Entrar na sua organização',
  starting: 'Iniciando…',
  turn: 'Fala {{turn, number}} de {{turns, number}}',
  ended: 'Chamada encerrada',
  stopped: 'A chamada demo parou',
  couldNotGoOn: 'Não foi possível continuar a chamada demo.',
  ringing: 'O telefone está tocando…',
} satisfies Translation<'pt-BR'>['demo'];
