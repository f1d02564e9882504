using System.CommandLine;
using System.Text.Json;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>recipients METRIC FILE…</c>: the list behind a number, a JSON line a message.</summary>
internal static class RecipientsCommand
{
    public const string Name = "recipients";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var definitions = ScopeOptions.Definitions();
        var metric = new Argument<string>("METRIC") { Description = $"What they count for: {string.Join(", ", Names.Metrics)}." };
        var command = new Command(Name, "Lists the messages behind a number, as JSON lines.") { metric, definitions };
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var counted = Names.MetricOf(parsed.GetValue(metric)!) ?? throw new UnusableException(Names.UnknownMetric(parsed.GetValue(metric)!));
            using var target = OutputFile.Create(null, scope.Inputs(parsed));
            var (definition, selected) = (parsed.GetValue(definitions), scope.Scope(parsed));
            var ledger = scope.Read(parsed, cancellationToken);
            var listed = 0L;
            target.Write(stream =>
            {
                using var output = new JsonLines(stream);
                foreach (var recipient in ledger.Recipients(counted, definition, selected, cancellationToken))
                {
                    output.Write(json => Write(json, recipient));
                    listed++;
                }
            });
            if (listed == 0) scope.RequireMatch(parsed, ledger, definition, ledger.Report(definition, selected, cancellationToken), cancellationToken);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(Utf8JsonWriter json, Recipient recipient)
    {
        json.WriteString("email", recipient.Email.Value);
        json.WriteString("contact", recipient.Contact.Value);
        json.WriteString("disposition", JsonLines.Name<Disposition>(recipient.Disposition));
        json.WriteString("at", recipient.At.UtcDateTime);
        if (recipient.NotSentReason is { } reason) json.WriteString("reason", reason);
        if (recipient.Bounce is { } bounce) WriteBounce(json, bounce);
        if (recipient.Response?.Smtp is { } smtp) json.WriteString("smtp", smtp);
        json.WriteNumber("opens", recipient.Opens);
        json.WriteNumber("clicks", recipient.Clicks);
    }

    private static void WriteBounce(Utf8JsonWriter json, BounceFinding bounce)
    {
        json.WriteString("class", JsonLines.Name<BounceClass>(bounce.Class));
        json.WriteString("reason", bounce.Reason);
        json.WriteString("explanation", bounce.Explanation);
    }
}
