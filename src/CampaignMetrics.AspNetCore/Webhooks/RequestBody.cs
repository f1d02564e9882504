using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>The raw bytes of a request's body, or the status that says why there are none.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstBytes = 16 << 10;

    private byte[] _bytes;

    private RequestBody(byte[] bytes) => _bytes = bytes;

    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>Why the body was not read; 0 where it was.</summary>
    public int Refusal { get; private set; }

    /// <summary>Reads a body that is no longer than a limit, and arrives in time.</summary>
    public static async Task<RequestBody> ReadAsync(HttpContext context, int limit, TimeSpan timeout, TimeProvider time)
    {
        var body = new RequestBody([]);
        body.Refusal = await body.FillAsync(context, limit, timeout, time).ConfigureAwait(false);
        return body;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Bytes) = ([], default);
    }

    private async Task<int> FillAsync(HttpContext context, int limit, TimeSpan timeout, TimeProvider time)
    {
        // A signature is over the bytes before they were compressed; a host may undo that before.
        if (context.Request.Headers.ContentEncoding.Count > 0) return StatusCodes.Status415UnsupportedMediaType;
        if (context.Request.ContentLength > limit) return StatusCodes.Status413PayloadTooLarge;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        using var late = new CancellationTokenSource(timeout, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            return await FillAsync(context.Request.Body, limit, ends.Token).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return StatusCodes.Status408RequestTimeout;
        }
    }

    private async Task<int> FillAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            if (length == _bytes.Length) Grow(limit);
            var read = await stream.ReadAsync(_bytes.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (length > limit) return StatusCodes.Status413PayloadTooLarge;
            if (read > 0) continue;
            Bytes = _bytes.AsMemory(0, length);
            return 0;
        }
    }

    private void Grow(int limit)
    {
        // One byte more than the limit, so that a longer body is noticed.
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(FirstBytes, 2L * _bytes.Length), limit + 1L));
        _bytes.CopyTo(larger, 0);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
