using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>Tags of answers (RFC 9110, section 8.8.3): the same tag, the same answer. Made of where the log ends and what was asked, so
/// that a report need not be made to know that nothing has changed.</summary>
/// <remarks>What a program knows beside the log, such as its rules, cannot be told from outside: a host that starts anew has new
/// tags.</remarks>
internal sealed class ReportTags(TimeProvider time)
{
    private readonly long _start = time.GetUtcNow().Ticks;
    private readonly ConditionalWeakTable<object, StrongBox<long>> _numbers = [];
    private long _last;

    /// <param name="ledger">The ledger.</param>
    /// <param name="asked">What was asked for: the address and its parameters, and what they mean today.</param>
    /// <param name="version">What the user sees.</param>
    public EntityTagHeaderValue Of(DurableLedger ledger, string asked, string version)
    {
        // Positions first: events that come meanwhile make the answer newer than its tag, and the next question gets it again.
        var positions = string.Join(',', ledger.Positions);
        var (catalog, enrichment) = (NumberOf(ledger.Messages.Catalog), NumberOf(ledger.Messages.Enrichment));
        var state = string.Create(CultureInfo.InvariantCulture, $"{_start}\n{ledger.Name}\n{positions}\n{catalog} {enrichment}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{state}\n{version.Length}\n{version}\n{asked}"));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"", isWeak: true);
    }

    /// <summary>A number of an object, by which it is told from others of its kind.</summary>
    private long NumberOf(object known) => _numbers.GetValue(known, _ => new StrongBox<long>(Interlocked.Increment(ref _last))).Value;
}
