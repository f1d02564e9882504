using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
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

    /// <summary>Whether who asks has the answer already, and was told so. Answers are of one user, and asked for again each time.</summary>
    /// <param name="context">The request.</param>
    /// <param name="seen">The ledger, and what the user sees of it.</param>
    /// <param name="asked">What was asked for: the address and its parameters, and what they mean today.</param>
    public bool IsKnown(HttpContext context, SeenLedger seen, string asked)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = seen.Access.Version is null ? "private, no-store" : "private, no-cache";
        return seen.Access.Version is not null && IsKnown(context, new EntityTagHeaderValue($"\"{Of(seen, asked)}\"", isWeak: true));
    }

    /// <summary>Whether who asks has what has a tag, and was told so.</summary>
    public static bool IsKnown(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.Headers.ETag = tag.ToString();
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (!known.Any(one => one.Compare(tag, useStrongComparison: false))) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>What tells an answer from another one.</summary>
    /// <param name="seen">The ledger, and what the user sees of it.</param>
    /// <param name="asked">What was asked for.</param>
    public string Of(SeenLedger seen, string asked)
    {
        // Positions first: events that come meanwhile make the answer newer than its tag, and the next question gets it again.
        var state = StateOf(seen.Ledger);
        var version = seen.Access.Version ?? "";
        return HashOf($"{state}\n{version.Length}\n{version}\n{asked}");
    }

    /// <summary>The state of a ledger, as a user sees it: where its log ends, and behind it what else an answer depends on.</summary>
    public string StateOf(SeenLedger seen, string asked) => $"{PositionsOf(seen.Ledger)}-{Of(seen, asked).AsSpan(0, 8)}";

    /// <summary>The state of a ledger, whoever looks.</summary>
    public string StateOf(DurableLedger ledger) => $"{PositionsOf(ledger)} {KnownBeside(ledger)}";

    /// <summary>Where the log of a ledger ends.</summary>
    private static string PositionsOf(DurableLedger ledger) => string.Join('.', ledger.Positions);

    /// <summary>What a program knows of a ledger beside its log.</summary>
    private string KnownBeside(DurableLedger ledger)
    {
        var (catalog, enrichment) = (NumberOf(ledger.Messages.Catalog), NumberOf(ledger.Messages.Enrichment));
        return string.Create(CultureInfo.InvariantCulture, $"{_start} {ledger.Name} {catalog} {enrichment}");
    }

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>A number of an object, by which it is told from others of its kind.</summary>
    private long NumberOf(object known) => _numbers.GetValue(known, _ => new StrongBox<long>(Interlocked.Increment(ref _last))).Value;
}
