namespace CampaignMetrics.Links;

/// <summary>
/// The URL parameters by which email products tell the target page who the recipient is. Parameters that name only the campaign
/// (<c>mc_cid</c>, <c>utm_…</c>) are not among them. Sources: <c>docs/decisions/link-identity.md</c>.
/// </summary>
internal static class RecipientParameters
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "mc_eid", // Mailchimp
        "_hsenc", "_hsmi", // HubSpot
        "mkt_tok", // Marketo
        "vero_id", "vero_conv", // Vero
        "ck_subscriber_id", // Kit
        "bbeid", "bbeml", // Blackbaud
        "vgo_ee", // ActiveCampaign
        "_kx", // Klaviyo
        "__s", // Drip
        "oly_enc_id", "oly_anon_id", // Omeda
        "ml_subscriber", "ml_subscriber_hash", // MailerLite
        "elq", // Eloqua
        "et_rid", // Salesforce Marketing Cloud
        "at_recipient_id", // AT Internet
        "lh_aid", "lh_em", // Letterhead
    ];

    /// <summary>Those that come together with a recipient's parameter but name the email: the value is the same for all
    /// recipients.</summary>
    public static IReadOnlyList<string> OfEmails { get; } = ["_hsmi"];

    /// <summary>The parameters whose values differ from recipient to recipient.</summary>
    /// <param name="own">The user's own parameters.</param>
    public static IEnumerable<string> OfRecipients(IEnumerable<string>? own) => Names.Except(OfEmails).Concat(own ?? []);
}
