using System.Net.Http;
using System.Text.Json;
using MaxMind.GeoIP2.Exceptions;

namespace CampaignMetrics.MaxMind;

/// <summary>Classifies outcomes, and maps the client's exceptions to them.</summary>
internal static class AddressOutcomes
{
    // The enum lists the outcomes with an answer first.
    /// <summary>Whether the address has an answer.</summary>
    public static bool IsResolved(this AddressOutcome outcome) => outcome <= AddressOutcome.Malformed;

    /// <summary>Whether a request for any other address would fail in the same way.</summary>
    public static bool EndsAsking(this AddressOutcome outcome) =>
        outcome is AddressOutcome.Unauthorized or AddressOutcome.OutOfQueries or AddressOutcome.NotPermitted;

    /// <summary>The outcome that an exception means; null for a programmer's mistake, such as a disposed client.</summary>
    /// <remarks>Only the kind is taken: messages and addresses of requests are not handed on.</remarks>
    public static AddressOutcome? Of(Exception thrown) => thrown switch
    {
        AddressNotFoundException => AddressOutcome.Nowhere,
        AuthenticationException => AddressOutcome.Unauthorized,
        OutOfQueriesException => AddressOutcome.OutOfQueries,
        PermissionRequiredException => AddressOutcome.NotPermitted,
        InvalidRequestException => AddressOutcome.Refused,
        HttpException => AddressOutcome.ServiceError,
        GeoIP2Exception or JsonException => AddressOutcome.Unreadable,
        OperationCanceledException => AddressOutcome.TimedOut,
        HttpRequestException or IOException => AddressOutcome.Unreachable,
        _ => null,
    };
}
