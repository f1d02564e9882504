using Spectre.Console;

namespace CampaignMetrics.Cli.Output;

/// <summary>Shows on a terminal how far long work is.</summary>
internal static class Progress
{
    private const long ShortBytes = 64 << 20, ShortMessages = 200_000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads a file; how far it is is seen from the stream.</summary>
    public static void Show(string file, Stream stream, Action read)
    {
        if (IsWatched && stream.CanSeek && stream.Length >= ShortBytes) Watch(file, stream.Length, read, () => stream.Position, new DownloadedColumn(), new TransferSpeedColumn());
        else read();
    }

    /// <summary>Works through a number of messages, and says how many are done.</summary>
    public static void Show(string file, long messages, Action<IProgress<long>?> work)
    {
        var done = 0L;
        if (IsWatched && messages >= ShortMessages) Watch(file, messages, () => work(new Counter(count => Volatile.Write(ref done, count))), () => Volatile.Read(ref done));
        else work(null);
    }

    private static bool IsWatched => !Console.IsErrorRedirected;

    private static void Watch(string file, long whole, Action work, Func<long> done, params ReadOnlySpan<ProgressColumn> more)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().AutoClear(true)
            .Columns([new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), .. more, new RemainingTimeColumn()])
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(Safe.Text(Path.GetFileName(file))), maxValue: whole);
                var working = Task.Run(work);
                while (Task.WaitAny([working], Step) < 0) task.Value = done();
                working.GetAwaiter().GetResult();
            });
    }

    /// <summary>Unlike <see cref="System.Progress{T}"/>, tells at once and on the same thread.</summary>
    private sealed class Counter(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
