using System.CommandLine;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>recipients METRIC FILE…</c>: the list behind a number, a JSON line a message.</summary>
internal static class RecipientsCommand
{
    public const string Name = "recipients";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var definitions = ScopeOptions.Definitions();
        var metric = new Argument<string>("METRIC") { Description = $"What they count for:{Names.Listed(Names.Metrics)}" };
        var format = new FormatOption(AnswerFormat.Json, AnswerFormat.Csv);
        var command = new Command(Name, "Lists the messages behind a number.") { metric, definitions, format };
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var name = parsed.GetValue(metric)!;
            if (File.Exists(name)) throw new UnusableException($"{name}: is a file; the metric comes first: recipients METRIC FILE…");
            var counted = Names.MetricOf(name) ?? throw new UnusableException(Names.UnknownMetric(name));
            using var target = OutputFile.Create(null, scope.Inputs(parsed));
            var (definition, selected) = (parsed.GetValue(definitions), scope.Scope(parsed));
            var ledger = scope.Read(parsed, cancellationToken);
            var listed = 0L;
            target.Write(stream =>
            {
                using var output = new Answers<Recipient>(stream, format.Of(parsed), Columns);
                foreach (var recipient in ledger.Recipients(counted, definition, selected, cancellationToken))
                {
                    output.Write(recipient);
                    listed++;
                }
            });
            if (listed == 0)
                scope.RequireMatch(parsed, ledger, definition, ledger.Report(definition, selected, cancellationToken), cancellationToken);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static AnswerColumn<Recipient>[] Columns =>
    [
        new("email", recipient => recipient.Email.Value),
        new("contact", recipient => recipient.Contact.Value),
        new("disposition", recipient => JsonName.Of<Disposition>(recipient.Disposition)),
        new("at", recipient => recipient.At),
        new("class", recipient => JsonName.Of(recipient.Bounce?.Class), IsOptional: true),
        new("reason", recipient => recipient.NotSentReason ?? recipient.Bounce?.Reason, IsOptional: true),
        new("explanation", recipient => recipient.Bounce?.Explanation, IsOptional: true),
        new("smtp", recipient => recipient.Response?.Smtp, IsOptional: true),
        new("opens", recipient => (long?)recipient.Opens),
        new("clicks", recipient => (long?)recipient.Clicks),
    ];
}
