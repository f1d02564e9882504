using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>store catalog get|set|add --store STORE</c>: what the store knows of a ledger's emails.</summary>
internal static class StoreCatalogCommand
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create() => new("catalog", "Shows or changes the catalog of a ledger's emails, which its reports use.")
    {
        Get(), Set(), Add(),
    };

    private static Command Get()
    {
        var options = new StoreOptions("Where the store is");
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var command = new Command("get", "Writes the catalog as JSON, and its version on standard error.");
        options.AddTo(command, isRequired: true);
        command.Options.Add(output);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var (place, ledger) = (options.Of(parsed), options.Ledger(parsed));
            using var target = OutputFile.Create(parsed.GetValue(output), [place.File]);
            using var store = place.Open(cancellationToken);
            var stored = store.Catalog(ledger, cancellationToken)
                ?? throw new UnusableException($"--ledger {ledger}: the store has no catalog of this ledger");
            target.Write(stream => Write(stream, stored.Catalog));
            Console.Error.WriteLine(Summary(stored));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Command Set()
    {
        var expected = Numbers.Option(
            "--if-version", "Only if this version is stored, 0 for none [default: whichever].", least: 0L, most: long.MaxValue);
        return Change(
            "set", "Puts a catalog in the place of the stored one.", [expected],
            (parsed, store, ledger, given, cancellationToken) => parsed.GetValue(expected) is { } version
                ? SavedOver(version, store, ledger, given, cancellationToken)
                : store.ChangeCatalog(ledger, _ => given, cancellationToken));
    }

    private static Command Add() => Change(
        "add", "Adds emails to the stored catalog; one that it has is replaced.", [],
        (_, store, ledger, given, cancellationToken) => store.ChangeCatalog(
            ledger, known => new EmailCatalog([.. known.Emails, .. given.Emails]), cancellationToken));

    private static Command Change(
        string name, string description, Option[] own,
        Func<ParseResult, OpenStore, string, EmailCatalog, CancellationToken, StoredCatalog> change)
    {
        var options = new StoreOptions("Where the store is, which is made if it is not there");
        var file = new Argument<string>("FILE") { Description = "A catalog of emails (JSON); - reads standard input." };
        var command = new Command(name, description) { file };
        options.AddTo(command, isRequired: true);
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var (place, catalog) = (options.Of(parsed), parsed.GetValue(file)!);
            using var target = OutputFile.Create(null, [catalog, place.File]);
            var given = EventFiles.Catalog(catalog, cancellationToken);
            using var store = place.OpenOrMake(cancellationToken);
            var saved = change(parsed, store, options.Ledger(parsed), given, cancellationToken);
            target.Write(stream => stream.Write(Encoding.UTF8.GetBytes($"{Summary(saved)}\n")));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    /// <exception cref="UnusableException">Another version is stored.</exception>
    private static StoredCatalog SavedOver(
        long version, OpenStore store, string ledger, EmailCatalog given, CancellationToken cancellationToken)
    {
        if (store.SaveCatalog(new StoredCatalog(ledger, version, given), cancellationToken) is { } saved) return saved;
        var stored = store.Catalog(ledger, cancellationToken)?.Version ?? 0;
        throw new UnusableException(Figures.Invariant(
            $"--if-version {version}: version {stored} is stored, and was not changed; 'campaign-metrics store catalog get' shows it"));
    }

    private static string Summary(StoredCatalog stored) => Safe.Text(Figures.Invariant(
        $"ledger {stored.Ledger}: version {stored.Version} of the catalog, {Counted.Of(stored.Catalog.Emails.Count(), "email")}"));

    private static void Write(Stream stream, EmailCatalog catalog)
    {
        using var json = JsonDocument.Parse(catalog.ToString());
        using (var writer = new Utf8JsonWriter(stream, Indented)) json.WriteTo(writer);
        stream.Write("\n"u8);
    }
}
