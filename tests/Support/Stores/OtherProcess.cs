using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>A process of its own that works on a store: this program, started once more.</summary>
internal static class OtherProcess
{
    public const string Mark = "--as-another-process";

    /// <summary>Starts a process.</summary>
    /// <param name="arguments">What <see cref="RunAsync"/> gets.</param>
    public static Process Start(params string[] arguments) => Start("dotnet", [Program, Mark, .. arguments]);

    /// <summary>Starts a process by a shell, which may set limits before.</summary>
    /// <param name="before">Commands of the shell that come first.</param>
    /// <param name="arguments">What <see cref="RunAsync"/> gets.</param>
    public static Process StartAfter(string before, params string[] arguments) =>
        Start("sh", ["-c", $"{before}; exec dotnet \"$0\" \"$@\"", Program, Mark, .. arguments]);

    /// <summary>Starts a process of a user who may do no more than anybody, since permissions do not bind root.</summary>
    public static Process StartAsNobody(params string[] arguments) => Environment.IsPrivilegedProcess
        ? Start("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Program, Mark, .. arguments])
        : Start(arguments);

    /// <summary>The work of such a process: <c>append PLACE FIRST [COUNT]</c> appends batches and prints the number of each that was
    /// acknowledged; <c>forget PLACE FIRST</c> forgets contact after contact and prints the number of each; <c>open PLACE</c> opens a
    /// store. After a colon the work names its <see cref="Subject"/>, such as <c>append:contacts</c>.</summary>
    public static async Task<int> RunAsync<TStore>(string[] arguments, Func<string, Task<TStore>> open)
        where TStore : IEventLog, ISnapshotStore, IAsyncDisposable
    {
        try
        {
            await using var store = await open(arguments[1]);
            var (work, subject) = arguments[0].Split(':') is [var before, var name]
                ? (before, Subject.Find(name))
                : (arguments[0], Subject.OfMessages);
            // Snapshots come often, so that some kills meet one.
            await using var written = await subject.OpenAsync(store, store, 4_000);
            if (work == "append" && arguments is [_, _, var first, .. var count])
                await EachAsync(written.AppendAsync, Number(first), count is [var given] ? Number(given) : int.MaxValue / 2);
            if (work == "forget" && arguments is [_, _, var contact])
                await EachAsync(written.ForgetAsync, Number(contact), subject.Contacts - Number(contact));
            return 0;
        }
        catch (Exception e)
        {
            await Console.Out.WriteLineAsync($"{e.GetType().Name} {e.Message}");
            return 1;
        }
    }

    private static string Program => typeof(OtherProcess).Assembly.Location;

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Does one thing after the other, and prints the number of each.</summary>
    private static async Task EachAsync(Func<int, Task> act, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            await act(number);
            Console.Out.WriteLine(number);
            await Console.Out.FlushAsync();
        }
    }
}
