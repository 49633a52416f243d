import type { Translation } from '../../translation';

export const demo = {
  region: 'Llamada demo',
  badge: 'Demo',
  about: 'Tienda y contenidos ficticios',
  customer: 'Cliente',
  agent: 'Agente',
  again: 'Repetir',
  leave: 'Iniciar sesión en su organización',
  starting: 'Iniciando…',
  turn: 'Turno {{turn, number}} de {{turns, number}}',
  ended: 'Llamada finalizada',
  stopped: 'La llamada demo se detuvo',
  couldNotGoOn: 'La llamada demo no pudo continuar.',
  ringing: 'Suena el teléfono…',
} satisfies Translation<'es'>['demo'];
