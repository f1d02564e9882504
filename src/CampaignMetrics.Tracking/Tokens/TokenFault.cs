namespace CampaignMetrics.TrackedMail;

/// <summary>Why a text is no token. It is for logs and counters: who sent the request should get the same answer for all.</summary>
public enum TokenFault
{
    /// <summary>It does not have the form of a token, or is of a version that is not known.</summary>
    Malformed,

    /// <summary>It is longer than any token.</summary>
    TooLong,

    /// <summary>It was signed with a key that is not, or no longer, among the keys.</summary>
    UnknownKey,

    /// <summary>The signature is wrong: it was changed, made up, or made for another ledger.</summary>
    BadSignature,
}
