namespace CampaignMetrics.Bounces.Tests;

/// <summary>An encrypted session that was demanded, and one that could not be set up.</summary>
public sealed class EncryptionTests
{
    private static readonly BounceClassifier Classifier = BounceClassifier.Default;

    [Theory]
    [InlineData("Cannot start TLS: handshake failure"), InlineData("451 4.7.5 Cannot start TLS: handshake failure")]
    [InlineData("403 4.7.0 TLS handshake failed."), InlineData("Deferred: 403 4.7.0 TLS handshake failed")]
    [InlineData("421 4.7.0 TLS handshake timeout"), InlineData("450 4.7.1 TLS negotiation failed")]
    [InlineData("TLS error on connection to mx.club.example [192.0.2.9]: SSL_connect: certificate verify failed")]
    [InlineData("TLS connect failed: sslv3 alert handshake failure")]
    [InlineData("a TLS session is required, but an attempt to start TLS failed")]
    [InlineData("STARTTLS failed: read: connection reset by peer"), InlineData("TLS is required, but our TLS engine is unavailable")]
    public void A_session_that_could_not_be_encrypted_is_a_connection_that_failed(string reply) => Failed(reply);

    [Theory]
    [InlineData("4.7.5 Server certificate not trusted"), InlineData("451 4.7.5 Server certificate not verified")]
    [InlineData("error:0A000086:SSL routines::certificate verify failed"), InlineData("454 4.7.5 certificate has expired")]
    [InlineData("450 4.7.320 Certificate validation failed [Message=CertificateExpired]"), InlineData("451 4.7.5")]
    [InlineData("451 4.7.322 certificate-expired: Destination mail server's certificate is expired.")]
    [InlineData("450 4.7.321 starttls-not-supported: Destination mail server must support TLS to receive mail.")]
    public void A_certificate_that_the_sending_side_does_not_trust_is_one_too(string reply) => Failed(reply);

    [Theory]
    [InlineData("530 5.7.0 Must issue a STARTTLS command first"), InlineData("550 5.7.4 TLS handshake failed: encryption required")]
    [InlineData("454 4.7.1 TLS required"), InlineData("554 TLS handshake failed"), InlineData("5.7.5 certificate verify failed")]
    [InlineData("TLS is required, but was not offered by host mx.club.example"), InlineData("421 4.7.66 TLS 1.0 and 1.1 are not supported")]
    [InlineData("550 5.7.323 tlsa-invalid: The domain failed DANE validation.")]
    public void A_demand_for_encryption_is_the_sender_s_to_fulfil(string reply) =>
        Assert.Equal(
            (BounceClass.Blocked, BounceReason.TlsRequired), (Classifier.Classify(reply).Class, Classifier.Classify(reply).Reason));

    private static void Failed(string reply)
    {
        var verdict = Classifier.Classify(reply);
        Assert.Equal(
            (BounceClass.Temporary, BounceReason.ConnectionFailed, true), (verdict.Class, verdict.Reason, verdict.RetryHelps));
    }
}
