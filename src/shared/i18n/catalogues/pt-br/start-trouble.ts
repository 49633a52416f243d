import type { TopicsOf } from '../../translation';

export const startTrouble = {
  title: 'O Cuecard não pode iniciar',
  'not-a-folder': '“{{folder}}” não é uma pasta. O Cuecard guarda ali as configurações e a auditoria: renomeie ou mova o que está no lugar e inicie o Cuecard de novo.',
  'leads-nowhere': '“{{folder}}” é um link para um lugar que não existe. O Cuecard guarda ali as configurações e a auditoria: restaure esse lugar ou remova o link e inicie o Cuecard de novo.',
  'not-allowed': 'O Cuecard não pode gravar em “{{folder}}”, onde guarda as configurações e a auditoria. A pasta talvez seja de outra pessoa: peça permissão para gravar nela e inicie o Cuecard de novo.',
  'read-only': '“{{folder}}”, onde o Cuecard guarda as configurações e a auditoria, está em um disco somente leitura. Torne o disco gravável e inicie o Cuecard de novo.',
  full: 'Não há mais espaço para “{{folder}}”, onde o Cuecard guarda as configurações e a auditoria. Libere espaço e inicie o Cuecard de novo.',
  unusable: '“{{folder}}”, onde o Cuecard guarda as configurações e a auditoria, não pode ser usada ({{detail}}). Verifique o disco e inicie o Cuecard de novo.',
  held: '“{{folder}}”, onde o Cuecard guarda as configurações e a auditoria, não pode ser colocada em uso: o que outro Cuecard, ou o de outra pessoa, deixou ali está no caminho. Verifique se nenhum outro usa esta pasta, remova dela “SingletonLock”, “SingletonSocket” e “SingletonCookie” e inicie o Cuecard de novo.',
  'no-home': 'Ninguém sabe onde fica a sua pasta pessoal: HOME não indica nenhuma que exista, e o sistema também não conhece nenhuma. Peça que ela seja definida e inicie o Cuecard de novo.',
  'no-temp': 'O Cuecard precisa de uma pasta para arquivos temporários e não consegue gravar em nenhuma: nem na que TMPDIR indica, nem na da sessão, nem em /tmp. Peça que uma delas possa ser gravada e inicie o Cuecard de novo.',
} satisfies TopicsOf<'pt-BR', 'startTrouble'>['startTrouble'];
