using System.CommandLine;
using System.Text.Json;
using CampaignMetrics.Bounces;
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
        var metric = new Argument<Metric>("METRIC") { HelpName = "METRIC", Description = "What they count for: sent, notSent, delivered, opened, clicked, replied, bounced, hardBounced, unsubscribed, spamReported …" };
        var command = new Command(Name, "Lists the messages behind a number, as JSON lines.") { metric, definitions };
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var recipients = scope.Read(parsed, cancellationToken).Recipients(parsed.GetValue(metric), parsed.GetValue(definitions), scope.Scope(parsed), cancellationToken);
            using var output = new JsonLines(OutputFile.Open(null));
            foreach (var recipient in recipients) output.Write(json => Write(json, recipient));
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
