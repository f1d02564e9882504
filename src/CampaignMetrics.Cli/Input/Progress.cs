using Spectre.Console;

namespace CampaignMetrics.Cli.Input;

/// <summary>Shows on a terminal how far long input is read.</summary>
internal static class Progress
{
    private const long ShortBytes = 64 << 20;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    public static void Show(string file, Stream stream, Action read)
    {
        if (Console.IsErrorRedirected || !stream.CanSeek || stream.Length < ShortBytes)
        {
            read();
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .Start(context => Watch(context.AddTask(Markup.Escape(Path.GetFileName(file)), maxValue: stream.Length), stream, read));
    }

    private static void Watch(ProgressTask task, Stream stream, Action read)
    {
        var reading = Task.Run(read);
        while (!reading.Wait(Step)) task.Value = stream.Position;
        task.Value = task.MaxValue;
    }
}
