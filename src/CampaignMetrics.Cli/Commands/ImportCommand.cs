using CampaignMetrics.Cli.Input;
using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Import;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;
using CampaignMetrics.Webhooks;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>import PROVIDER FILE…</c>: what a provider posted, its API answered or it exported, and mails that came
/// back, as event lines.</summary>
internal static class ImportCommand
{
    public const string Name = "import";

    /// <summary>Takes the place of a provider: an export that is recognised by its columns, whoever made it.</summary>
    private const string AnyExport = "csv";

    public static Command Create()
    {
        var provider = new Argument<string>("PROVIDER")
        {
            Description = "Whose it is; csv is an export of any of them, or of anybody with --map; mail is bounce mails:"
                + Input.Names.Listed(Names()),
        };
        var files = new Argument<string[]>("FILE")
        {
            Description = "A file for each request's body, each page of an API, each export, each mail or mailbox; - reads standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var headers = new Option<string[]>("--header")
        {
            Description = "A header field of the requests, 'Name: value'; may be repeated.", HelpName = "HEADER",
        };
        var contentType = new Option<string?>("--content-type")
        {
            Description = "The media type of the bodies; by default told from how they begin.", HelpName = "TYPE",
        };
        var strict = new Option<bool>("--strict") { Description = "Stop at the first part that cannot be read, with exit code 1." };
        var settings = new ImportOptions();
        var store = new StoreOptions("Append to the ledger of a store in place of writing event lines");
        var command = new Command(Name, "Turns what an email provider posted or exported, and mails that came back, into event lines.")
        {
            provider, files, headers, contentType, strict,
        };
        settings.AddTo(command);
        store.AddTo(command, makesLedger: true);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var from = new Source(
                parsed.GetValue(provider)!, settings.Read(parsed, cancellationToken), Headers(parsed.GetValue(headers) ?? []),
                parsed.GetValue(contentType));
            var target = store.Target(parsed);
            using var output = new ImportOutput(
                target is null ? StandardStreams.OpenOutput() : Stream.Null, Console.Error, parsed.GetValue(strict), target,
                cancellationToken);
            foreach (var file in parsed.GetValue(files)!)
            {
                try
                {
                    from.Read(file, output, cancellationToken);
                }
                catch (UnreadableFileException e)
                {
                    // One wrong file among many must not hide the events of the rest.
                    output.Refuse(e);
                }
            }
            output.Finish();
            return output.IsUseless ? ExitCode.Unusable : ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static IEnumerable<string> Names()
    {
        var posts = WebhookProvider.All.Select(each => each.Name);
        return [AnyExport, MailImport.Name, .. posts.Union(ExportPresets.Providers).Order(StringComparer.OrdinalIgnoreCase)];
    }

    private static List<(string Name, string Value)> Headers(string[] lines) =>
        [.. lines.Select(line => line.Split(':', 2) is [{ Length: > 0 } name, var value]
        ? (name.Trim(), value.Trim())
        : throw new UnusableException($"{Safe.Text(line)}: a header is written 'Name: value'"))];

    /// <summary>The provider that made the files: one that posts to webhooks, one whose exports are known, or both.</summary>
    private sealed class Source
    {
        private readonly WebhookProvider? _posts;
        private readonly string? _exports;
        private readonly ImportSettings _settings;
        private readonly List<(string Name, string Value)> _headers;
        private readonly string? _contentType;
        private readonly bool _isMail;

        public Source(string name, ImportSettings settings, List<(string Name, string Value)> headers, string? contentType)
        {
            // Campaign Monitor and campaign-monitor mean CampaignMonitor.
            var plain = string.Concat(name.Where(char.IsLetterOrDigit));
            _isMail = plain.Equals(MailImport.Name, StringComparison.OrdinalIgnoreCase);
            _posts = WebhookProvider.Find(name);
            _exports = ExportPresets.Providers.FirstOrDefault(each => each.Equals(plain, StringComparison.OrdinalIgnoreCase));
            if (!_isMail && _posts is null && _exports is null && !plain.Equals(AnyExport, StringComparison.OrdinalIgnoreCase))
                throw new UnusableException(
                    $"{Safe.Text(name)}: no such provider.{Nearest.Hint(name, Names())} There are {string.Join(", ", Names())}.");
            (_settings, _headers, _contentType) = (settings with { Provider = _exports }, headers, contentType);
        }

        public void Read(string name, ImportOutput output, CancellationToken cancellationToken)
        {
            using var file = ImportFile.Open(name, cancellationToken);
            var isPosted = _posts is not null && !IsExport(file);
            if (!isPosted && (_headers.Count > 0 || _contentType is not null))
                throw new UnusableException("--header and --content-type are for webhooks");
            if (!_isMail && !isPosted && _settings.HasRules)
                throw new UnusableException("--rules is for what servers said: import mail, and what providers post");
            ImportFile.Guarded(file.Name, () =>
            {
                if (_isMail) Mails(output).Read(file, Modified(name));
                else if (!file.IsEmpty && _contentType is null && Otherwise(file, isPosted) is { } otherwise)
                    output.Refuse(file.Name, otherwise);
                else if (isPosted) Webhooks(_posts!, output).Read(file);
                else if (file.IsEmpty) output.Refuse(file.Name, "empty");
                else if (file.IsJson) ReadJson(file, output);
                else ReadExport(file, output);
                return true;
            });
        }

        private WebhookImport Webhooks(WebhookProvider posts, ImportOutput output)
        {
            if (_settings.ForExportsOnly is { } option) throw new UnusableException($"{option} is for exports: import csv");
            return new WebhookImport(posts, _headers, _contentType, _settings, output);
        }

        private MailImport Mails(ImportOutput output)
        {
            if (_settings.ForExportsOnly is { } option) throw new UnusableException($"{option} is for exports: import csv");
            return new MailImport(_settings, output);
        }

        /// <summary>
        /// Whether the file is an export of a provider that also posts. Such providers post JSON only, so anything else is an export.
        /// </summary>
        private bool IsExport(ImportFile file) => _exports is not null && _contentType is null && !file.IsJson && !file.IsEmpty;

        private void ReadJson(ImportFile file, ImportOutput output)
        {
            if (_exports is null or MailchimpActivity.Provider) new MailchimpActivity(_settings, output).Read(file);
            else output.Refuse(file.Name, $"is JSON, and no export of {_exports} in JSON is known");
        }

        private void ReadExport(ImportFile file, ImportOutput output)
        {
            using var rows = new CsvRows(file.Text());
            try
            {
                new ExportReader(PresetOf(rows.Header), rows.Header, _settings, output).Read(rows, file.Name);
            }
            // The message of a strict stop, with another exit code, names the file already.
            catch (UnusableException e) when (e.ExitCode == ExitCode.Unusable)
            {
                throw new UnreadableFileException($"{file.Name}: {e.Message}");
            }
        }

        private ExportPreset PresetOf(CsvHeader header)
        {
            if (_settings.Map is { } map) return MappedExport.Of(map, header, _settings);
            return _settings.Preset ?? ExportPresets.Find(header, _exports) ?? throw new UnusableException(Unknown(header));
        }

        /// <summary>It may be an export of another provider.</summary>
        private static string Unknown(CsvHeader header) => ExportPresets.Find(header, null) is { } other
            ? $"its columns are those of {other.Provider}: 'campaign-metrics import {other.Provider}' reads it"
            : ExportColumns.Unknown(header);

        private static string? Otherwise(ImportFile file, bool isPosted) => isPosted ? file.NoBody : file.Otherwise;

        private static DateTimeOffset Modified(string file) =>
            file == "-" ? TimeProvider.System.GetUtcNow() : File.GetLastWriteTimeUtc(file);
    }
}
