namespace CampaignMetrics.Html;

/// <summary>The recipients of the emails of a page, and what happened to them.</summary>
internal interface IPageRecipients
{
    /// <summary>Whether there are histories: not where there are too many recipients.</summary>
    bool HasHistories { get; }

    /// <summary>How many messages of an email there are for who looks, whether they are listed or left out.</summary>
    long RowsOf(EmailId email);

    /// <summary>The recipients of an email of which the page has a report.</summary>
    RecipientParts Of(EmailId email, CancellationToken cancellationToken);

    /// <summary>The histories of its recipients; null where there are none.</summary>
    HistoryParts? HistoriesOf(EmailId email, CancellationToken cancellationToken);
}
