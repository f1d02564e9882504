using System.Collections.Immutable;
using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary>The options that name files with what receivers themselves say.</summary>
/// <param name="of">What the options are for, at the beginning of their descriptions; empty where the whole command is about it.</param>
internal sealed class ReceiverOptions(string of = "")
{
    private readonly Option<string[]> _postmaster = File("--postmaster", $"{of}Gmail's numbers, of Postmaster Tools (API v2, JSON)");
    private readonly Option<string[]> _snds = File("--snds", $"{of}Microsoft's numbers, of SNDS (CSV)");
    private readonly Option<string[]> _yahoo = File("--yahoo", $"{of}Yahoo's numbers, of Sender Hub (CSV: day,domain,complaintRate …)");

    public Option[] All => [_postmaster, _snds, _yahoo];

    /// <summary>Reads the files.</summary>
    /// <exception cref="UnusableException">Nothing can be read of a file.</exception>
    public ImmutableArray<ReceiverDay> Days(ParseResult parsed, CancellationToken cancellationToken)
    {
        var receivers = new ReceiverNumbers();
        foreach (var file in parsed.GetValue(_postmaster) ?? []) Read(file, receivers.AddPostmaster, cancellationToken);
        foreach (var file in parsed.GetValue(_snds) ?? []) Read(file, receivers.AddSnds, cancellationToken);
        foreach (var file in parsed.GetValue(_yahoo) ?? []) Read(file, receivers.AddYahoo, cancellationToken);
        return receivers.Days;
    }

    private static Option<string[]> File(string name, string description) => new(name)
    {
        Description = $"{description}; may be repeated.", HelpName = "FILE",
    };

    /// <summary>Reads a receiver's file. What is wrong within is told; a file of which nothing can be read ends the command.</summary>
    private static void Read(string file, Func<string, Stream, ImmutableArray<ReceiverFault>> add, CancellationToken cancellationToken)
    {
        using var opened = EventFiles.Open(file, cancellationToken);
        var faults = add(Safe.Text(file), opened);
        if (faults.FirstOrDefault(fault => fault is { Path: null, Line: null } or { What: "is no JSON" }) is { } whole)
            throw new UnusableException(whole.ToString());
        foreach (var fault in faults) CommandLine.Tell(Safe.Text(fault.ToString(), 500));
    }
}
