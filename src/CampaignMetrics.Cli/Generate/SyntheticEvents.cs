using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;
using CampaignMetrics.Cli.Generate.Lines;
using CampaignMetrics.Cli.Generate.Stories;

namespace CampaignMetrics.Cli.Generate;

/// <summary>
/// Writes synthetic events of campaigns that never took place: realistic in shape, and the same bytes for the same options.
/// </summary>
/// <remarks>Memory is constant: that of one block of messages, about 75 MB with the runtime, 90 MB with the truth.</remarks>
public static class SyntheticEvents
{
    /// <summary>How many messages are written at a time. Within these, lines are sorted by the time at which they reach the log.</summary>
    private const int BlockMessages = 4_000;

    /// <summary>Writes the events as NDJSON.</summary>
    /// <param name="options">What to make.</param>
    /// <param name="output">Where the lines go, each ending in <c>\n</c>; left open.</param>
    /// <param name="truth">
    /// Where it goes who really did each thing: NDJSON, a line an event, <c>{ "id", "type", "by", "what" }</c>;
    /// left open; null for nowhere.
    /// </param>
    /// <param name="progress">Told now and then how many of <see cref="GenerateOptions.Pairs"/> are done; null for nobody.</param>
    /// <param name="cancellationToken">Ends the writing between two blocks.</param>
    /// <returns>How many lines were written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The writing was ended.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static long Write(
        GenerateOptions options, Stream output, Stream? truth = null, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        options.Check();
        var block = new LineBlock(options.Duplicates, tellsTruth: truth is not null);
        long lines = 0, done = 0;
        foreach (var email in EmailsOf(options))
        {
            var perBlock = BlockMessages / (email.Sendings ?? 1);
            for (var first = 0L; first < options.Recipients; first += perBlock)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var count = (int)Math.Min(perBlock, options.Recipients - first);
                Fill(block, options, email, (int)first, count);
                lines += block.WriteTo(output, truth);
                progress?.Report(done += count);
            }
        }
        return lines;
    }

    /// <summary>Writes the catalog of the emails that the events are about, as JSON.</summary>
    /// <param name="options">What the events were made by.</param>
    /// <param name="output">Where it goes; left open.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void WriteCatalog(GenerateOptions options, Stream output)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        options.Check();
        Catalog.Write(EmailsOf(options), output);
    }

    private static IEnumerable<SyntheticEmail> EmailsOf(GenerateOptions options) =>
        Enumerable.Range(0, options.Emails).Select(number => new SyntheticEmail(number, options));

    private static void Fill(LineBlock block, GenerateOptions options, SyntheticEmail email, int first, int count)
    {
        var epoch = email.SentAt.ToUnixTimeMilliseconds();
        block.Clear(epoch);
        for (var number = first; number < first + count; number++)
        {
            var message = (long)email.Number * options.Recipients + number;
            // The top bit keeps the dice of messages apart from those of persons, whose subjects are plain numbers.
            var dice = new Dice(options.Seed, (ulong)message | (1UL << 63));
            var person = new Person(options, number);
            for (var sending = 0; sending < (email.Sendings ?? 1); sending++)
                Story.Tell(new Message(email, person, dice, block, Sending.Of(email, sending, dice)));
            AddRejects(block, options, message, epoch + dice.Between(0, 3_600_000));
        }
    }

    /// <summary>Adds as many bad lines as fall to this message when they are spread evenly over all.</summary>
    private static void AddRejects(LineBlock block, GenerateOptions options, long message, long at)
    {
        // A message has a bad line where the rounded total goes up. 128 bits, since the product may exceed 64.
        var before = (Int128)message * options.Rejects / options.Pairs;
        if ((Int128)(message + 1) * options.Rejects / options.Pairs == before) return;
        Damage.Write(block.Line, (long)before, at);
        block.EndOnce(at);
    }
}
