import type { TopicsOf } from '../../translation';

export const surroundings = {
  lacking: {
    tray: { name: 'Ícone da bandeja', help: 'Esta área de trabalho não mostra ícones de bandeja. Fechar a janela a minimiza, e “Encerrar” está no menu da janela (Ctrl+Q). Uma extensão para ícones de bandeja traz o ícone assim que estiver em execução.' },
    'tray-answer': { name: 'Ícone da bandeja', help: 'A bandeja da área de trabalho não responde. Até que responda, fechar a janela a minimiza, e “Encerrar” está no menu da janela (Ctrl+Q).' },
    shortcut: { name: 'Atalho global', help: 'No Wayland nenhum programa pode reservar teclas para si. Nas configurações da área de trabalho, crie um atalho que execute: cuecard --open=ask' },
    placing: { name: 'Lugar da janela', help: 'No Wayland só a área de trabalho decide onde uma janela fica e o que está na frente. Use o “sempre visível” da própria área de trabalho.' },
    lock: { name: 'Bloqueio de tela', help: 'Esta área de trabalho não informa quando a tela é bloqueada. Notificações e cartões ficam como estão atrás do bloqueio.' },
    capture: { name: 'Ocultar de capturas de tela', help: 'O Linux não consegue deixar uma janela fora das imagens da tela. A configuração não tem efeito aqui.' },
  },
  curtain: 'Oculto enquanto a tela está bloqueada',
  curtainHelp: 'Tudo estará como você deixou quando voltar.',
  openCurtain: 'Mostrar de novo',
} satisfies TopicsOf<'pt-BR', 'surroundings'>['surroundings'];
