namespace CampaignMetrics.MaxMind;

/// <summary>What became of an address for which the web service was to be asked.</summary>
/// <remarks>Errors are those of https://dev.maxmind.com/geoip/docs/web-services/responses, as MaxMind.GeoIP2 groups them.</remarks>
public enum AddressOutcome
{
    /// <summary>The service gave a place.</summary>
    Located,

    /// <summary>The service knows no place of it.</summary>
    Nowhere,

    /// <summary>An earlier call had the answer: not asked again.</summary>
    AlreadyKnown,

    /// <summary>A private, reserved or otherwise special address is nowhere: not asked.</summary>
    Special,

    /// <summary>The text is no address, and is nowhere: not asked.</summary>
    Malformed,

    /// <summary>The account or its licence key is wrong. The rest of the call has the same outcome, and is not asked.</summary>
    Unauthorized,

    /// <summary>The account has no queries left. The rest of the call has the same outcome, and is not asked.</summary>
    OutOfQueries,

    /// <summary>The account may not use this service. The rest of the call has the same outcome, and is not asked.</summary>
    NotPermitted,

    /// <summary>The service refused this request for another reason.</summary>
    Refused,

    /// <summary>The service answered with an HTTP error that says nothing of the address.</summary>
    ServiceError,

    /// <summary>The service gave an answer that is none.</summary>
    Unreadable,

    /// <summary>The service did not answer within the client's timeout.</summary>
    TimedOut,

    /// <summary>The service could not be reached, or the connection broke.</summary>
    Unreachable,
}
