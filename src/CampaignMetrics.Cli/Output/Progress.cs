using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CampaignMetrics.Cli.Output;

/// <summary>Shows a progress bar for long work, on a terminal only.</summary>
internal static class Progress
{
    // Less work than this is done before anybody could read a bar.
    private const long ShortBytes = 64 << 20, ShortMessages = 200_000;
    private const int Usual = 80, Wide = 100;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads files into a ledger. The progress is the position within the streams.</summary>
    public static void Show(string title, IReadOnlyList<Stream> streams, MessageLedger ledger, Action read)
    {
        if (IsWatched && streams.All(stream => stream.CanSeek) && streams.Sum(stream => stream.Length) is >= ShortBytes and var whole)
            Watch(title, whole, streams, ledger, read);
        else read();
    }

    /// <summary>Works through a number of messages, and says how many are done.</summary>
    public static void Show(string file, long messages, Action<IProgress<long>?> work)
    {
        var done = 0L;
        if (IsWatched && messages >= ShortMessages)
            Watch(file, messages, () => work(new Counter(count => Volatile.Write(ref done, count))), () => Volatile.Read(ref done));
        else work(null);
    }

    /// <summary>
    /// Whether somebody watches: standard error is a terminal, and one that can draw a line anew, unlike one called dumb.
    /// </summary>
    private static bool IsWatched => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static void Watch(string title, long whole, IReadOnlyList<Stream> streams, MessageLedger ledger, Action read) =>
        Watch(title, whole, read, () => streams.Sum(stream => stream.Position), new EventsColumn(ledger));

    private static void Watch(string file, long whole, Action work, Func<long> done, params ReadOnlySpan<ProgressColumn> more)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var width = console.Profile.Width;
        var title = Cells.Fit(Safe.Text(Path.GetFileName(file)), width < Usual ? 12 : 20);
        var bar = new ProgressBarColumn { Width = Math.Clamp(width - 66, 8, 40) };
        console.Progress().AutoClear(true)
            .Columns([new TaskDescriptionColumn(), bar, new PercentageColumn(), .. more, new RemainingTimeColumn()])
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: whole);
                var working = Task.Run(work);
                while (Task.WaitAny([working], Step) < 0) task.Value = done();
                // Throws what the work has thrown.
                working.GetAwaiter().GetResult();
            });
    }

    /// <summary>How many distinct events came, and where there is room how many a second.</summary>
    private sealed class EventsColumn(MessageLedger ledger) : ProgressColumn
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var events = ledger.EventCount;
            var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
            var speed = string.Create(CultureInfo.InvariantCulture, $", {events / Math.Max(seconds, 0.1):N0}/s");
            var count = Counted.Of(events, "event");
            return new Text(options.ConsoleSize.Width < Wide ? count : count + speed);
        }
    }

    /// <summary>Unlike <see cref="System.Progress{T}"/>, reports at once and on the same thread.</summary>
    private sealed class Counter(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
