namespace CampaignMetrics.Cli.Commands;

/// <summary>Tells that nobody clicked the link of a list, which is mostly a slip: who did not click it is then everybody.</summary>
internal static class UnknownLink
{
    /// <summary>The message, with the links that there are; null where no link is asked for, or where there is such a link.</summary>
    public static string? In(MessageLedger ledger, RecipientQuery query, CancellationToken cancellationToken)
    {
        if (query.Link is not { Length: > 0 } link || IsClicked(ledger, query, cancellationToken)) return null;
        var scope = query.Scope with { MaxRows = int.MaxValue };
        // Links of the catalog are among them, though nobody clicked them.
        string[] known = [.. ledger.Report(query.Definition, scope, cancellationToken).Links.Select(row => row.Url).Distinct()];
        return known.Contains(link) ? null : $"--link {link} has no counted click.{NoMatch.Listed(link, known)}";
    }

    /// <summary>Whether somebody clicked it, in any of its spellings and roles.</summary>
    private static bool IsClicked(MessageLedger ledger, RecipientQuery query, CancellationToken cancellationToken)
    {
        var clicked = query with { Kind = Metric.Clicked, Role = null, PageSize = 1, After = null };
        return ledger.Recipients(clicked, cancellationToken).Page?.Messages > 0;
    }
}
