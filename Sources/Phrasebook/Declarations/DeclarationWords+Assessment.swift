extension DeclarationWords {
  /// What presets, ratings and scores are called.
  static let assessment: [String: String] = [
    "Adaptive need, 5 × 5": "Necesidad de adaptación, 5 × 5",
    "Vulnerability, 5 × 5": "Vulnerabilidad, 5 × 5",
    "Risk as likelihood × consequence, 5 × 5": "Riesgo como probabilidad × consecuencia, 5 × 5",
    "Common reporting framework, 3 × 3": "Marco común de informes, 3 × 3",
    "Percentile among the nation's counties": "Percentil entre los condados del país",
    "d = magnitude − capacity: ≤ −3 → low, −2…−1 → moderately low, 0 → moderate, 1…2 → moderately high, ≥ 3 → high":
      "d = magnitud − capacidad: ≤ −3 → bajo, −2…−1 → moderadamente bajo, 0 → moderado, 1…2 → moderadamente alto, ≥ 3 → alto",
    "impact = ⌈(exposure + sensitivity) ÷ 2⌉; then as adaptive need, from d = impact − capacity":
      "impacto = ⌈(exposición + sensibilidad) ÷ 2⌉; después como la necesidad de adaptación, con d = impacto − capacidad",
    "likelihood × consequence: 1–4 low, 5–9 moderate, 10–14 high, 15–25 very high":
      "probabilidad × consecuencia: 1–4 bajo, 5–9 moderado, 10–14 alto, 15–25 muy alto",
    "probability and consequence in three steps (1–2 low, 3 moderate, 4–5 high); product 1–2 low, 3–4 moderate, 6–9 high":
      "probabilidad y consecuencia en tres pasos (1–2 bajo, 3 moderado, 4–5 alto); producto 1–2 bajo, 3–4 moderado, 6–9 alto",
    "The account of the person who scored, kept by the program so that nobody’s scores are taken for another’s; empty for an office.":
      "La cuenta de quien puntuó; la guarda el programa para que nadie tome las puntuaciones de otra persona por suyas. Vacía para una oficina.",
    "no percentile for this hazard": "sin percentil para esta amenaza",
    "A score that the preset reads is missing.": "Falta una puntuación que la regla lee.",
    "Cairn's own tables have FEMA's index over all hazards only, which says nothing of one. Write the county's percentile for the hazard into national_percentile of hazards.csv, from FEMA's National Risk Index.":
      "Las tablas de Cairn tienen el índice de FEMA solo sobre todas las amenazas juntas, que no dice nada de una. Escriba el percentil del condado para la amenaza en national_percentile de hazards.csv, del Índice Nacional de Riesgo de FEMA.",
    "Percentile among the nation’s counties": "Percentil entre los condados del país",
    "Percentile among counties for the hazard": "Percentil entre los condados para la amenaza",
    "Where the county stands for this hazard in FEMA’s National Risk Index, 0 to 100. The screening shows it, and the preset nri-percentile rates by it.":
      "Dónde está el condado para esta amenaza en el Índice Nacional de Riesgo de FEMA, de 0 a 100. La selección lo muestra, y la regla nri-percentile califica con él.",
    "a fifth of the nation's counties in each level":
      "una quinta parte de los condados del país en cada nivel",
    "The 5 × 5 lookup of the Temperate tool. Probability, frequency and intensity do not enter it.":
      "La tabla de 5 × 5 de la herramienta Temperate. La probabilidad, la frecuencia y la intensidad no entran en ella.",
    "Exposure and sensitivity give impact, rounded toward the worse; impact against capacity by the lookup of adaptive need. The first step is Cairn's own.":
      "La exposición y la sensibilidad dan el impacto, redondeado hacia lo peor; el impacto frente a la capacidad, por la tabla de la necesidad de adaptación. El primer paso es propio de Cairn.",
    "Common in guidance for local governments. Products are ranks, not quantities; the bands are a convention of Cairn's.":
      "Habitual en las guías para gobiernos locales. Los productos son rangos, no cantidades; las franjas son una convención de Cairn.",
    "Probability and consequence as the Global Covenant of Mayors asks for them; how five steps become three is Cairn's own.":
      "Probabilidad y consecuencia como las pide el Pacto Global de Alcaldes; cómo cinco pasos pasan a ser tres es propio de Cairn.",
    "Compares with other counties and says nothing about how bad it is; FEMA's own ratings are clusters, not fifths.":
      "Compara con otros condados y no dice cuán grave es; las calificaciones de la propia FEMA son grupos, no quintas partes.",
    "low": "bajo", "moderately low": "moderadamente bajo", "moderate": "moderado",
    "moderately high": "moderadamente alto", "high": "alto", "very high": "muy alto",
    "very low": "muy bajo", "relatively low": "relativamente bajo",
    "relatively moderate": "relativamente moderado", "relatively high": "relativamente alto",
    "Exposure": "Exposición", "Sensitivity": "Sensibilidad",
    "Adaptive capacity": "Capacidad de adaptación", "Likelihood": "Probabilidad",
    "Consequence": "Consecuencia", "Impact magnitude": "Magnitud del impacto",
    "Potential impact": "Impacto potencial", "Probability": "Probabilidad",
  ]
}
