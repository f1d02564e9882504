namespace CampaignMetrics.MaxMind;

/// <summary>The outcome of resolving one address with the web service.</summary>
/// <remarks>Errors are those of https://dev.maxmind.com/geoip/docs/web-services/responses, as MaxMind.GeoIP2 groups them.</remarks>
public enum AddressOutcome
{
    /// <summary>The service returned a place.</summary>
    Located,

    /// <summary>The service has no place for the address.</summary>
    Nowhere,

    /// <summary>An earlier call had the answer; not requested again.</summary>
    AlreadyKnown,

    /// <summary>A private, reserved or otherwise special address, which has no place; not requested.</summary>
    Special,

    /// <summary>The text is not an address and has no place; not requested.</summary>
    Malformed,

    /// <summary>
    /// The account id or licence key is wrong. The remaining addresses of the call get the same outcome without a request.
    /// </summary>
    Unauthorized,

    /// <summary>The account has no queries left. The remaining addresses of the call get the same outcome without a request.</summary>
    OutOfQueries,

    /// <summary>The account may not use this service. The remaining addresses of the call get the same outcome without a request.</summary>
    NotPermitted,

    /// <summary>The service refused this request for another reason.</summary>
    Refused,

    /// <summary>The service answered with an HTTP error that says nothing of the address.</summary>
    ServiceError,

    /// <summary>The service's answer could not be read.</summary>
    Unreadable,

    /// <summary>The service did not answer within the client's timeout.</summary>
    TimedOut,

    /// <summary>The service could not be reached, or the connection broke.</summary>
    Unreachable,
}
