namespace CampaignMetrics.TrackedMail;

/// <summary>The result of reading a token: the token, or why there is none.</summary>
/// <remarks>The default value of this type is no token, which is malformed.</remarks>
public readonly record struct TokenRead
{
    private readonly TokenFault _fault;

    private TokenRead(TrackingToken? token, TokenFault fault) => (Token, _fault) = (token, fault);

    /// <summary>The token; null where the text is none.</summary>
    public TrackingToken? Token { get; }

    /// <summary>Why the text is no token; null where it is one.</summary>
    public TokenFault? Fault => Token is null ? _fault : null;

    internal static TokenRead Of(TrackingToken token) => new(token, default);

    internal static TokenRead Refused(TokenFault fault) => new(null, fault);
}
