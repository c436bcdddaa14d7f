using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Seeding;

/// <summary>Sentences that made-up records are put together from, in the four languages of the demonstration.</summary>
internal sealed record SeedWords(string Language, string Purpose, string DoNoHarm, string Told, string AnsweredBy, IReadOnlyList<string> Titles, IReadOnlyList<(ConcernTheme Theme, string Text)> Concerns, IReadOnlyList<string> Promises)
{
    /// <summary>In titles and texts: <c>{0}</c> is the place, <c>{1}</c> a number.</summary>
    public static readonly IReadOnlyList<SeedWords> All =
    [
        new("fr",
            "Écouter ce qui a changé depuis la dernière visite et dire où en sont les promesses.",
            "Réunion tenue de jour, sans photographies ; aucun nom n’est noté.",
            "Oui, le travail est fait et tout le monde l’a vu.",
            "groupe de femmes",
            ["Rencontre avec les habitants de {0}", "Groupe de parole à {0}", "Visite du site de {0}", "Réunion du comité de {0}"],
            [
                (ConcernTheme.Water, "La pompe de {0} est en panne depuis {1} jours ; les filles marchent jusqu’à la rivière avant l’aube."),
                (ConcernTheme.SecurityIncident, "Des hommes armés arrêtent les voyageurs sur la piste de {0} les jours de marché, {1} fois ce mois-ci."),
                (ConcernTheme.Land, "Les champs de {0} ont été piétinés par les troupeaux ; {1} familles demandent un passage balisé."),
                (ConcernTheme.Education, "L’école de {0} n’a plus que deux maîtres pour {1} élèves."),
                (ConcernTheme.Health, "Le poste de santé de {0} manque de médicaments depuis {1} semaines."),
            ],
            ["Venir avec l’ingénieur voir le forage de {0}", "Porter la demande de {0} au préfet et en rendre compte", "Faire passer une patrouille par {0} les jours de marché"]),
        new("ar",
            "الاستماع إلى ما تغيّر منذ الزيارة السابقة وإبلاغ الناس بما آلت إليه الوعود.",
            "عُقد اللقاء نهارًا ومن دون تصوير، ولم يُدوَّن أي اسم.",
            "نعم، أُنجز العمل ورآه الجميع.",
            "مجموعة الشباب",
            ["لقاء مع أهالي {0}", "جلسة نقاش في {0}", "زيارة موقع {0}", "اجتماع لجنة {0}"],
            [
                (ConcernTheme.Displacement, "وصلت {1} أسرة نازحة إلى {0} ولا مأوى لها قبل موسم الأمطار."),
                (ConcernTheme.Protection, "تخشى النساء في {0} جمع الحطب بعد العصر، وقد وقعت {1} حوادث هذا الشهر."),
                (ConcernTheme.Water, "جفّت بئر {0} منذ {1} يومًا، وثمن البرميل تضاعف."),
                (ConcernTheme.Justice, "ينتظر أهالي {0} منذ {1} شهرًا قاضيًا ينظر في نزاعات الأرض."),
                (ConcernTheme.Livelihoods, "أُغلق سوق {0} وخسر {1} بائعًا رزقهم."),
            ],
            ["زيارة {0} مع مهندس المياه", "رفع طلب أهالي {0} إلى السلطة المحلية وإبلاغهم بالرد", "ترتيب دورية قرب {0} في أيام السوق"]),
        new("en",
            "To hear what changed since the last visit, and to say what became of promises.",
            "Held by day and without photographs; no name was taken down.",
            "Yes, it was done, and everybody saw it.",
            "elders of the quarter",
            ["Meeting with the people of {0}", "Focus group in {0}", "Visit to the site of {0}", "Committee of {0}"],
            [
                (ConcernTheme.HumanitarianAccess, "The road to {0} is cut; {1} lorries turned back since the rains."),
                (ConcernTheme.Returns, "{1} families want to go back to {0} and ask who guards the bridge."),
                (ConcernTheme.Governance, "The people of {0} do not know what the council does with the market fee; asked {1} times."),
                (ConcernTheme.Elections, "The list of voters of {0} lacks at least {1} names."),
                (ConcernTheme.Health, "The clinic of {0} has been without a midwife for {1} weeks."),
            ],
            ["Walk the road to {0} with the engineers", "Take the request of {0} to the council and bring back its answer", "Add {0} to the market-day patrol"]),
        new("es",
            "Escuchar qué ha cambiado desde la última visita y decir qué fue de las promesas.",
            "Reunión de día y sin fotografías; no se anotó ningún nombre.",
            "Sí, se hizo y todos lo vimos.",
            "asociación de pescadores",
            ["Encuentro con la gente de {0}", "Grupo de discusión en {0}", "Visita a {0}", "Reunión del comité de {0}"],
            [
                (ConcernTheme.Livelihoods, "Los pescadores de {0} no pueden salir de noche; perdieron {1} salidas este mes."),
                (ConcernTheme.Environment, "El vertedero junto a {0} contamina el arroyo; enfermaron {1} niños."),
                (ConcernTheme.Education, "Faltan {1} pupitres en la escuela de {0}."),
                (ConcernTheme.Land, "Hay {1} familias de {0} sin título de sus parcelas."),
            ],
            ["Visitar {0} con el ingeniero", "Llevar la petición de {0} al ayuntamiento y traer la respuesta", "Pasar con la patrulla por {0}"]),
    ];
}
