import type { Banks } from '../world/banks.ts';

const portugal: Pick<Banks, 'translated' | 'translatedFrame'> = {
  translatedFrame: {
    before: [
      'O texto que se segue resume as nossas condições.',
      'Recebemos esta pergunta quase todos os dias.',
      'É assim que procedemos desde a última revisão.',
      'Em poucas palavras, fica combinado o seguinte.',
    ],
    after: [
      'Agradecemos a confiança na nossa casa.',
      'Em caso de engano, escreva-nos logo.',
      'Um colega confirma por correio eletrónico.',
      'Feriados não alteram o que aqui está escrito.',
    ],
  },
  translated: {
    return_window: {
      title: 'Não gostou do que comprou?',
      sentence: 'Aceitamos artigos de volta até {value} após a receção.',
    },
    refund_time: {
      title: 'Prazo do reembolso',
      sentence: 'O valor é devolvido em {value} assim que tivermos a mercadoria.',
    },
    shipping_time_domestic: {
      title: 'Quanto demora em Portugal',
      sentence: 'Dentro de Portugal a viagem do pacote é de {value}.',
    },
    shipping_time_eu: {
      title: 'Envios para a Europa',
      sentence: 'Nos restantes países europeus conte com {value} de espera.',
    },
    shipping_cost: {
      title: 'Preço do transporte',
      sentence: 'Pelo transporte cobramos {value}, seja qual for o peso.',
    },
    free_shipping_from: {
      title: 'A partir de quando oferecemos o transporte',
      sentence: 'Com um carrinho de {value} ou mais o transporte é nosso.',
    },
    express_cost: {
      title: 'Entrega urgente',
      sentence: 'A entrega urgente tem um suplemento de {value}.',
    },
    warranty_period: {
      title: 'Quanto dura a garantia',
      sentence: 'Respondemos por defeitos durante {value}.',
    },
    exchange_window: {
      title: 'Trocar de tamanho',
      sentence: 'Para trocar um artigo tem {value}.',
    },
    cancel_window: {
      title: 'Mudou de ideias',
      sentence: 'Nas {value} seguintes ao clique a compra ainda se desfaz.',
    },
    gift_card_validity: {
      title: 'Vale de oferta',
      sentence: 'O vale de oferta gasta-se no prazo de {value}.',
    },
    restocking_fee: {
      title: 'Artigos usados na devolução',
      sentence: 'Se a caixa vier aberta retemos {value} do preço.',
    },
    callback_time: {
      title: 'Pedido de telefonema',
      sentence: 'O nosso telefonema chega dentro de {value}.',
    },
    pickup_hold_time: {
      title: 'Guardar na loja de recolha',
      sentence: 'Na loja de recolha o pacote espera {value} por si.',
    },
    address_change_window: {
      title: 'Enganou-se na morada?',
      sentence: 'Corrigimos a morada se avisar em {value}.',
    },
    loyalty_points_expiry: {
      title: 'Até quando contam os pontos',
      sentence: 'Pontos por gastar desaparecem ao fim de {value}.',
    },
    student_discount: {
      title: 'Para quem estuda',
      sentence: 'A quem estuda tiramos {value} ao preço.',
    },
    newsletter_discount: {
      title: 'Prenda de boas-vindas por e-mail',
      sentence: 'A inscrição na nossa lista vale {value} na primeira compra.',
    },
    min_order_value: {
      title: 'Compra mais pequena',
      sentence: 'A compra mais pequena que enviamos é de {value}.',
    },
    invoice_deadline: {
      title: 'Compra com fatura',
      sentence: 'Dispõe de {value} para liquidar a fatura.',
    },
    damage_report_window: {
      title: 'Chegou partido',
      sentence: 'Avarias da viagem são aceites se as mostrar em {value}.',
    },
    lost_parcel_wait: {
      title: 'O pacote não aparece',
      sentence: 'Só abrimos uma busca quando passarem {value}.',
    },
    repair_time: {
      title: 'Na oficina',
      sentence: 'Contamos {value} para consertar um aparelho.',
    },
    return_label_cost: {
      title: 'Quem paga o regresso',
      sentence: 'O regresso fica por {value} com a nossa etiqueta.',
    },
  },
};

export default portugal;
