using System.Collections.Concurrent;
using CampaignMetrics.Html;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>A page at one state of its ledger. Its parts are made when they are asked for, each once.</summary>
internal sealed class LatestPage(MessageLedger messages, string state, HtmlReportOptions options)
{
    /// <summary>What is larger together is made again when it is asked for again.</summary>
    private const int MostBytes = 4 << 20;

    private readonly HtmlReportParts _parts = new(messages, options);
    private readonly ConcurrentDictionary<string, Lazy<Task<MadePart>>> _made = new(StringComparer.Ordinal);
    private int _bytes;

    /// <summary>When it was asked for last, in units of the clock. Under the lock of who keeps it.</summary>
    public long AskedAt { get; set; }

    /// <summary>Whether it is of this memory and state.</summary>
    public bool Shows(MessageLedger now, string stateNow) => ReferenceEquals(messages, now) && state == stateNow;

    /// <summary>Makes a part. Making is shared by all who wait for it, and only the waiting is cancelled.</summary>
    public Task<MadePart> MakeAsync(string part, CancellationToken cancellationToken)
    {
        var making = _made.GetOrAdd(part, name => new Lazy<Task<MadePart>>(() => Task.Run(() => Make(name), CancellationToken.None)));
        return making.Value.WaitAsync(cancellationToken);
    }

    private MadePart Make(string part)
    {
        var isKept = false;
        try
        {
            var made = MadePart.From(_parts, part, CancellationToken.None);
            // Names of no part are any texts, and are not kept.
            isKept = made.Json is { Length: var length } && Interlocked.Add(ref _bytes, length) <= MostBytes;
            return made;
        }
        finally
        {
            if (!isKept) _made.TryRemove(part, out _);
        }
    }
}
