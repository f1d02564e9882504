using CampaignMetrics.Engine;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Compares the variants of an A/B test: rates and revenue side by side, and whether they differ by more than
    /// chance.</summary>
    /// <param name="query">The variants, and what of them is compared.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>. Its date basis must be
    /// <see cref="DateBasis.SendCohort"/>: events of a period are no proportion of the messages of a period.</param>
    /// <param name="scope">Which messages of the variants; null for all. It names no emails: the variants do.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins, or it names emails; or the definition is by event
    /// date.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public VariantComparison CompareVariants(
        VariantQuery query, Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        definition ??= Definition.HubSpot;
        if (definition.DateBasis != DateBasis.SendCohort)
            throw new ArgumentException("Variants are compared by when their messages were sent.", nameof(definition));
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        if (!scope.Emails.IsEmpty) throw new ArgumentException("The variants say which emails are meant.", nameof(scope));
        var options = _options;
        var ofVariants = scope with { Emails = [.. query.Variants.SelectMany(variant => variant.Emails)] };
        var sums = new TallyAll(Messages(), options, cancellationToken).OfVariants(definition, ofVariants, query);
        return new VariantComparison(sums, query, options.Basis(definition, scope));
    }
}
