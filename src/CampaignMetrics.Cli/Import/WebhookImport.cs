using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Webhooks;

namespace CampaignMetrics.Cli.Import;

/// <summary>Reads what a provider posted, or a page that its API answered: each file holds one body.</summary>
/// <remarks>
/// <para>The readers are those of the webhooks package. Nothing is verified: whoever imports a file vouches for it.</para>
/// </remarks>
/// <param name="provider">Who made it.</param>
/// <param name="headers">The header fields of the requests.</param>
/// <param name="contentType">The media type of the bodies; null where it is told from how they begin.</param>
/// <param name="settings">What the command line says.</param>
/// <param name="output">Where the events go.</param>
internal sealed class WebhookImport(
    WebhookProvider provider,
    IReadOnlyList<(string Name, string Value)> headers,
    string? contentType,
    ImportSettings settings,
    ImportOutput output)
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>A file is no request: nobody has to prove where an event without an SNS message around it comes from.</summary>
    private static readonly WebhookOptions FromFiles = new() { RawSnsDelivery = true };

    /// <summary>Larger bodies are read with one provider's reader only: all of them would take long.</summary>
    private const int LongestDoubted = 1 << 16;

    private readonly WebhookOptions _options = OptionsOf(settings);
    private bool _isDoubted;

    /// <param name="file">The file.</param>
    public void Read(ImportFile file)
    {
        var body = Body(file.Content);
        if (body.Length == 0) output.Refuse(file.Name, "empty");
        else
        {
            var request = Request(body);
            Tell(
                file.Name, provider.ReadPage(body, _options) ?? provider.Read(request, _options),
                // What the limit cut is whole in the file.
                body.Length <= WebhookOptions.Default.MaxBodyBytes && BeginsAsJson(body) && CutJson.Is(body));
            Doubt(request);
        }
    }

    /// <summary>Events of two providers may have the same form, so a wrong name on the command line could pass unnoticed.</summary>
    private void Doubt(WebhookRequest request)
    {
        if (_isDoubted || contentType is not null || request.Body.Length > LongestDoubted) return;
        if (Appearance.OtherWebhook(request, provider) is not { } other) return;
        _isDoubted = true;
        output.Doubt(other);
    }

    private void Tell(string file, WebhookResult result, bool isCut)
    {
        foreach (var told in result.Events.Where(told => settings.Takes(told.Event.Type))) output.Write(told.Event, told.MessageId);
        foreach (var other in result.Others)
            output.Other($"{file}: element {other.Element}", other.Name + (other.Kind is null ? "" : $" ({other.Kind})"));
        foreach (var skipped in result.Skipped) output.Skip($"{file}: element {skipped.Element}", skipped.Reason);
        // The whole address confirms, whoever calls it: its token stays in the file, and out of logs.
        if (result.Confirmation is { } asked)
            output.Other(file, $"asks to confirm the subscription of {asked.Topic}{At(asked.Url)}: its SubscribeURL does");
        if (isCut) output.Refuse(file, CutJson.Reason);
        else if (result.Refusal is { } reason) output.Refuse(file, reason);
    }

    private static string At(Uri? address) => address is null ? "" : $" at {address.Host}";

    private WebhookRequest Request(byte[] body)
    {
        var given = new WebhookHeaders();
        foreach (var (name, value) in headers)
            // --content-type counts before a header of that name.
            if (contentType is null || !name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) given.Add(name, value);
        // A body of no stated type that does not begin as JSON can only be a form.
        if ((contentType ?? (given["Content-Type"] is null && !BeginsAsJson(body) ? Form : null)) is { } type)
            given.Add("Content-Type", type);
        return new WebhookRequest(body) { Headers = given, ReceivedAt = settings.At };
    }

    /// <summary>One byte more than is read says that it is too large.</summary>
    private static byte[] Body(Stream stream)
    {
        using var body = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int count; body.Length <= WebhookOptions.Default.MaxBodyBytes && (count = stream.Read(chunk)) > 0;)
            body.Write(chunk, 0, count);
        return body.ToArray();
    }

    private static bool BeginsAsJson(ReadOnlySpan<byte> body) => body.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>
    /// An email that the command line names counts before all others; where its path leads nowhere, nothing is taken in its place.
    /// </summary>
    private static WebhookOptions OptionsOf(ImportSettings settings)
    {
        var fromFiles = FromFiles with { Bounces = settings.Classifier };
        if (settings.Email is { } key) return fromFiles with { Email = _ => key };
        if (settings.EmailFrom is not { } path) return fromFiles;
        var names = path.Split('.');
        return fromFiles with { Email = labels => ElementPath.Read(labels, names), UnknownEmail = null };
    }
}
