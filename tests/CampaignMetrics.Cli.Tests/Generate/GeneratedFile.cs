using CampaignMetrics.Cli.Generate;

[assembly: AssemblyFixture(typeof(CampaignMetrics.Tests.Generate.GeneratedFile))]

namespace CampaignMetrics.Tests.Generate;

/// <summary>A generated file, read back; made once for all tests that look at its shape.</summary>
public sealed class GeneratedFile
{
    public static GenerateOptions Options { get; } = new() { Recipients = 3_500, Seed = 7, Rejects = 12 };

    public GeneratedFile()
    {
        var (events, truth, catalog) = (new MemoryStream(), new MemoryStream(), new MemoryStream());
        SyntheticEvents.Write(Options, events, truth);
        SyntheticEvents.WriteCatalog(Options, catalog);
        Bytes = events.ToArray();
        Truth = GeneratedTruth.Of(truth.ToArray());
        Catalog = EmailCatalogFile.TryRead(catalog.ToArray(), out var read, out var error) ? read! : throw new FormatException(error);
        Reads = [.. EventLines.Read(new MemoryStream(Bytes))];
        Events = [.. Reads.Where(read => read.Event is not null).Select(read => read.Event!)];
        Distinct = [.. Events.Distinct()];
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<EventRead> Reads { get; }

    public IReadOnlyList<EmailEvent> Events { get; }

    /// <summary>Without the repetitions.</summary>
    public IReadOnlyList<EmailEvent> Distinct { get; }

    public IReadOnlyList<GeneratedTruth> Truth { get; }

    public EmailCatalog Catalog { get; }

    /// <summary>How many messages are sent or left out: an email that repeats makes several of each contact.</summary>
    public double Messages => Distinct.Count(read => read is Sent or NotSent);

    public static byte[] BytesOf(GenerateOptions options)
    {
        var stream = new MemoryStream();
        SyntheticEvents.Write(options, stream);
        return stream.ToArray();
    }

    /// <summary>Events of a kind to a message.</summary>
    public double PerMessage<T>(Func<T, bool>? where = null) where T : EmailEvent =>
        Distinct.OfType<T>().Count(where ?? (_ => true)) / Messages;

    /// <summary>The share of the messages that have such an event.</summary>
    public double ShareOfMessages<T>(Func<T, bool>? where = null) where T : EmailEvent =>
        Distinct.OfType<T>()
            .Where(where ?? (_ => true))
            .Select(read => (read.Email, read.Recipient, read.Send))
            .Distinct()
            .Count() / Messages;
}
