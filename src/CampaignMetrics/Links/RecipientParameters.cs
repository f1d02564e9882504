namespace CampaignMetrics.Links;

/// <summary>
/// The parameters by which email products tell the recipient to the page that a link leads to. What names the campaign alone
/// (<c>mc_cid</c>, <c>utm_…</c>) is not among them. Sources: <c>docs/decisions/link-identity.md</c>.
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

    /// <summary>Those of them that come with a recipient's, but tell the email: all its recipients have one value.</summary>
    public static IReadOnlyList<string> OfEmails { get; } = ["_hsmi"];

    /// <summary>Those whose values tell recipients apart.</summary>
    /// <param name="own">The user's own.</param>
    public static IEnumerable<string> OfRecipients(IEnumerable<string>? own) => Names.Except(OfEmails).Concat(own ?? []);
}
