using CampaignMetrics.Cli.Generate;

[assembly: AssemblyFixture(typeof(CampaignMetrics.Tests.Generate.GeneratedFile))]

namespace CampaignMetrics.Tests.Generate;

/// <summary>A generated file, read back; made once for all tests that look at its shape.</summary>
public sealed class GeneratedFile
{
    public static GenerateOptions Options { get; } = new() { Recipients = 10_500, Emails = 2, Seed = 7, Duplicates = 0.05, Rejects = 12 };

    public GeneratedFile()
    {
        Bytes = BytesOf(Options);
        Reads = [.. EventLines.Read(new MemoryStream(Bytes))];
        Events = [.. Reads.Where(read => read.Event is not null).Select(read => read.Event!)];
        Distinct = [.. Events.Distinct()];
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<EventRead> Reads { get; }

    public IReadOnlyList<EmailEvent> Events { get; }

    /// <summary>Without the repetitions.</summary>
    public IReadOnlyList<EmailEvent> Distinct { get; }

    public static byte[] BytesOf(GenerateOptions options)
    {
        var stream = new MemoryStream();
        SyntheticEvents.Write(options, stream);
        return stream.ToArray();
    }

    /// <summary>Events of a kind to a message.</summary>
    public double PerMessage<T>(Func<T, bool>? where = null) where T : EmailEvent =>
        Distinct.OfType<T>().Count(where ?? (_ => true)) / (double)Options.Messages;

    /// <summary>The share of the messages that have such an event.</summary>
    public double ShareOfMessages<T>(Func<T, bool>? where = null) where T : EmailEvent =>
        Distinct.OfType<T>()
            .Where(where ?? (_ => true))
            .Select(read => (read.Email, read.Recipient))
            .Distinct()
            .Count() / (double)Options.Messages;
}
