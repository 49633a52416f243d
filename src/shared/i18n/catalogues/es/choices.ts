import type { Translation } from '../../translation';

export const choices = {
  gateway: { transport: { realtime: 'Puerta de enlace en tiempo real', platform: 'API pública' } },
  freshness: { unknownAge: { drop: 'Retener', show: 'Mostrar' } },
  masking: {
    kinds: {
      card: 'números de tarjeta',
      cvv: 'códigos de seguridad',
      expiry: 'fechas de caducidad',
      email: 'correos electrónicos',
      phone: 'teléfonos',
      iban: 'IBAN',
      'bank-account': 'cuentas bancarias',
      ssn: 'números de la Seguridad Social de EE. UU.',
      nino: 'números del seguro británico',
      'national-id': 'números de identidad',
      passport: 'números de pasaporte',
      'driving-licence': 'permisos de conducir',
      'birth-date': 'fechas de nacimiento',
    },
  },
  audit: { onFailure: { hold: 'Retener', show: 'Mostrar' } },
  notifications: { otherConversations: { hold: 'Dejar en la ventana', show: 'Notificar' } },
  window: {
    mode: { compact: 'Franja compacta', window: 'Ventana', full: 'Pantalla completa' },
    language: { system: 'El del equipo' },
    theme: { system: 'El del escritorio', light: 'Claro', dark: 'Oscuro' },
    links: { off: 'No hacer nada', offer: 'Proponerla', ask: 'Preguntar ya' },
  },
} satisfies Translation<'es'>['choices'];
