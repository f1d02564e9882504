namespace CampaignMetrics.Html;

/// <summary>The recipients of the emails of a page, and what happened to them.</summary>
internal interface IPageRecipients
{
    /// <summary>Whether there are histories: not where there are too many recipients.</summary>
    bool HasHistories { get; }

    /// <summary>How many messages of an email there are for who looks, whether they are listed or left out.</summary>
    long RowsOf(EmailId email);

    /// <summary>How many parts there are of the recipients of an email.</summary>
    RecipientSizes SizesOf(EmailId email, int mostRecipients)
    {
        var rows = RowsOf(email);
        var listed = Math.Min(rows, mostRecipients);
        return new RecipientSizes(
            RecipientParts.ChunksOf(listed), rows - listed, HasHistories ? HistoryParts.ChunksOf(listed) : 0);
    }

    /// <summary>The recipients of an email of which the page has a report.</summary>
    RecipientParts Of(EmailId email, CancellationToken cancellationToken);

    /// <summary>The histories of its recipients; null where there are none.</summary>
    HistoryParts? HistoriesOf(EmailId email, CancellationToken cancellationToken);
}

/// <summary>How much a page has of the recipients of an email.</summary>
/// <param name="Chunks">Parts with recipients.</param>
/// <param name="LeftOut">Recipients that are not listed, since there are too many.</param>
/// <param name="HistoryChunks">Parts with histories.</param>
internal readonly record struct RecipientSizes(int Chunks, long LeftOut, int HistoryChunks);
