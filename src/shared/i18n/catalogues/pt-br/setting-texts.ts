import type { Translation } from '../../translation';

/** What each setting is called, and its line of help. */
export const settingTexts = {
  gateway: {
    transport: { label: 'Transporte', help: 'Como o Genesys é acessado. “API pública” não está disponível nesta versão.' },
    orgUrl: { label: 'URL da organização', help: 'O endereço da sua organização Genesys, como acme.example.com.' },
    clientId: { label: 'Client ID', help: 'O cliente OAuth que o administrador forneceu a você.' },
    knowledgeSources: { label: 'Bases de conhecimento', help: 'Quais bases de conhecimento são consultadas e com que prioridade (1 é a mais alta).' },
    maxResults: { label: 'Resultados por pergunta', help: 'Quantos resultados pedir.' },
    confidenceThreshold: { label: 'Confiança mínima', help: 'Sugestões abaixo desta confiança são retidas.' },
    language: { label: 'Idioma das perguntas', help: 'Código do idioma das perguntas e dos artigos, como en-US.' },
    maxConcurrent: { label: 'Perguntas ao mesmo tempo', help: 'Quantas perguntas podem estar em andamento de uma vez.' },
    queryTimeoutMs: { label: 'Prazo de resposta (ms)', help: 'Depois desse tempo em milissegundos, a pergunta é dada como não respondida.' },
    sendQueryId: { label: 'Enviar o identificador da pergunta', help: 'Só para gateways que aceitam e devolvem um queryId.' },
    extraCaFile: {
      label: 'Arquivo de CA adicional',
      help: 'Caminho completo de um arquivo PEM com autoridades de certificação confiáveis além das do sistema. Só pela política.',
    },
  },
  freshness: {
    maxAgeDays: { label: 'Idade máxima (dias)', help: 'Artigos sem atualização há mais tempo são retidos.' },
    unknownAge: { label: 'Artigos sem data', help: 'Retê-los ou exibi-los com a marca “Sem data”.' },
  },
  cache: {
    enabled: {
      label: 'Guardar respostas',
      help: 'Responder na hora a uma pergunta que já foi feita e perguntar de novo em segundo plano quando a resposta envelhece.',
    },
    maxEntries: { label: 'Respostas guardadas', help: 'Quantas respostas ficam na memória; as que estão há mais tempo sem uso saem primeiro.' },
    maxAgeSeconds: { label: 'Guardar resposta por (s)', help: 'Depois desse tempo em segundos, a resposta é pedida de novo.' },
    warmList: { label: 'Perguntas antecipadas', help: 'Perguntas cujas respostas são buscadas antes que alguém pergunte.' },
    warmRecent: { label: 'Perguntas frequentes antecipadas', help: 'Quantas das perguntas mais feitas recentemente também ficam prontas.' },
  },
  masking: {
    kinds: { label: 'Dados pessoais mascarados', help: 'Que tipos de dados pessoais são mascarados numa pergunta antes de ela sair. Somente por política.' },
  },
  audit: {
    maxFileBytes: {
      label: 'Tamanho do arquivo de auditoria (bytes)',
      help: 'Antes que um arquivo de auditoria passe desse tamanho, um novo é iniciado. Só pela política.',
    },
    retentionDays: { label: 'Manter a auditoria (dias)', help: 'Arquivos de auditoria de dias mais antigos são excluídos. Só pela política.' },
    onFailure: {
      label: 'Se não for possível gravar a auditoria',
      help: 'Suspender as sugestões ou exibi-las sem registro. Só pela política.',
    },
  },
  notifications: {
    enabled: { label: 'Notificações', help: 'Mostrar uma notificação do sistema para cada nova sugestão enquanto a janela não está em foco.' },
    sound: {
      label: 'Som',
      help: 'Deixar o sistema tocar seu som com a notificação. As novidades aparecem na janela e na bandeja de qualquer forma.',
    },
    otherConversations: {
      label: 'Respostas para outras conversas',
      help: 'O que chega para uma conversa diferente da última em que você perguntou: deixar para a janela ou notificar.',
    },
    quietHours: { label: 'Horário de silêncio', help: 'Sem notificações entre os dois horários abaixo; a janela oculta permanece oculta.' },
    quietFrom: { label: 'Silêncio a partir de', help: 'Quando o horário de silêncio começa, pelo relógio deste computador.' },
    quietTo: {
      label: 'Silêncio até',
      help: 'Quando ele termina; se for mais cedo que o início, vale para o dia seguinte. Dois horários iguais valem o dia todo.',
    },
  },
  outbox: {
    webhooks: { label: 'Webhooks', help: 'Endereços que recebem as respostas validadas e o feedback. Só pela política.' },
    folder: { label: 'Pasta', help: 'Caminho completo da pasta em que cada um deles é gravado como arquivo JSON. Só pela política.' },
    maxEvents: { label: 'Eventos guardados', help: 'Quantos eventos podem aguardar neste computador; depois, o mais antigo sai. Só pela política.' },
    maxMegabytes: { label: 'Megabytes guardados', help: 'Quantos MiB eles podem ocupar; depois, o mais antigo sai. Só pela política.' },
    deadLetterAfterHours: {
      label: 'Desistir após (horas)',
      help: 'Depois desse tempo de falhas em horas, o evento passa para os não entregues. Só pela política.',
    },
  },
  window: {
    mode: { label: 'Tamanho', help: 'Uma faixa com uma sugestão na borda da tela, uma janela ou a tela inteira.' },
    language: { label: 'Idioma', help: 'O idioma do próprio Cuecard: o do computador ou um dos listados.' },
    theme: { label: 'Tema', help: 'Claro, escuro ou igual ao do sistema. O alto contraste é do sistema e tem precedência.' },
    alwaysOnTop: { label: 'Sempre visível', help: 'Manter a janela acima do softphone.' },
    hideFromCapture: { label: 'Ocultar de capturas de tela', help: 'Deixar a janela fora de imagens, gravações e telas compartilhadas. Somente Windows e macOS.' },
    opacity: {
      label: 'Opacidade',
      help: 'Quão opaca é a janela quando não está em uso nem sob o ponteiro, de 0,4 a 1. Só no Windows e no macOS.',
    },
    shortcut: { label: 'Atalho para perguntar', help: 'Teclas que abrem o campo a partir de qualquer programa, como Control+Shift+Space; em branco para nenhum.' },
    singleKeys: {
      label: 'Teclas sem Ctrl',
      help: 'Teclas que funcionam onde quer que esteja o foco: / leva ao campo de busca, C copia e O abre o que a faixa mostra. Desativadas, a entrada por voz não as aciona sem querer.',
    },
    links: {
      label: 'Links de outros programas',
      help: 'O que fazer com a pergunta de um link cuecard: não fazer nada, oferecer ou perguntar na hora.',
    },
  },
  app: {
    restartAfterCrash: { label: 'Reiniciar após uma falha', help: 'Inicia o Cuecard de novo se ele terminar inesperadamente, no máximo três vezes em dez minutos. Ativado no pacote; não no Windows.' },
    allowUserDataDir: { label: 'Pasta de perfil à escolha', help: 'Permite que quem inicia o Cuecard escolha a pasta de perfil com --user-data-dir. Somente por política.' },
  },
} satisfies Translation<'pt-BR'>['settingTexts'];
