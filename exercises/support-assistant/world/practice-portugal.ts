import type { Banks } from './banks.ts';

/** Public wording of the Portuguese knowledge base. */
const portugal: Pick<Banks, 'translated' | 'translatedFrame'> = {
  translatedFrame: {
    before: [
      'Esta regra aplica-se a todas as compras na nossa loja.',
      'Muitos clientes perguntam-nos sobre este assunto.',
      'Para compras feitas no site vale o seguinte.',
      'Explicamos aqui como tratamos este caso.',
    ],
    after: [
      'Se tiver dúvidas, a nossa equipa ajuda com gosto.',
      'Guarde o comprovativo até tudo estar resolvido.',
      'Os artigos de parceiros podem ter outras condições.',
      'Pode ver os detalhes na sua área de cliente.',
    ],
  },
  translated: {
    return_window: {
      title: 'Devolver artigos',
      sentence: 'Pode devolver o que não quiser durante {value} depois da entrega.',
    },
    refund_time: {
      title: 'Quando recebe o dinheiro',
      sentence: 'Depois de a devolução chegar ao armazém, o reembolso demora {value}.',
    },
    shipping_time_domestic: {
      title: 'Entregas no país',
      sentence: 'Uma encomenda dentro do país chega em {value}.',
    },
    shipping_time_eu: {
      title: 'Entregas na União Europeia',
      sentence: 'Para outro país da União a entrega leva {value}.',
    },
    shipping_cost: {
      title: 'Portes normais',
      sentence: 'O envio normal custa {value} por encomenda.',
    },
    free_shipping_from: {
      title: 'Portes grátis',
      sentence: 'Acima de {value} de compras não cobramos portes.',
    },
    express_cost: {
      title: 'Envio expresso',
      sentence: 'Quem tem pressa paga {value} pelo envio expresso.',
    },
    warranty_period: {
      title: 'Garantia',
      sentence: 'Os nossos produtos têm garantia de {value} a partir da compra.',
    },
    exchange_window: {
      title: 'Trocas',
      sentence: 'Trocamos por outro tamanho ou cor durante {value}.',
    },
    cancel_window: {
      title: 'Cancelar uma encomenda',
      sentence: 'Uma encomenda pode ser cancelada até {value} depois de feita.',
    },
    gift_card_validity: {
      title: 'Cartões-presente',
      sentence: 'Um cartão-presente é válido por {value} desde a emissão.',
    },
    restocking_fee: {
      title: 'Taxa de reposição',
      sentence: 'Por artigos abertos descontamos {value} do valor devolvido.',
    },
    callback_time: {
      title: 'Quando ligamos de volta',
      sentence: 'Se pedir uma chamada, ligamos em {value}.',
    },
    pickup_hold_time: {
      title: 'Levantar no ponto de recolha',
      sentence: 'O ponto de recolha guarda a encomenda por {value}.',
    },
    address_change_window: {
      title: 'Mudar a morada',
      sentence: 'A morada de entrega pode ser mudada nas primeiras {value}.',
    },
    loyalty_points_expiry: {
      title: 'Validade dos pontos',
      sentence: 'Os pontos da conta valem {value} e depois caducam.',
    },
    student_discount: {
      title: 'Desconto para estudantes',
      sentence: 'Estudantes com cartão válido têm {value} de desconto.',
    },
    newsletter_discount: {
      title: 'Desconto da newsletter',
      sentence: 'Quem assina a newsletter recebe um código de {value}.',
    },
    min_order_value: {
      title: 'Valor mínimo',
      sentence: 'Aceitamos encomendas a partir de {value}.',
    },
    invoice_deadline: {
      title: 'Pagar por fatura',
      sentence: 'A fatura deve ser paga em {value}.',
    },
    damage_report_window: {
      title: 'Danos de transporte',
      sentence: 'Comunique um dano de transporte no prazo de {value}.',
    },
    lost_parcel_wait: {
      title: 'Encomendas perdidas',
      sentence: 'Damos uma encomenda por perdida passados {value} sem notícias.',
    },
    repair_time: {
      title: 'Reparações',
      sentence: 'Uma reparação na nossa oficina dura {value}.',
    },
    return_label_cost: {
      title: 'Etiqueta de devolução',
      sentence: 'A etiqueta de devolução custa {value}, descontados do reembolso.',
    },
  },
};

export default portugal;
