using System.Buffers;
using System.Text;

namespace Amazon.Protocols;

/// <summary>All bytes of a body in an array of the pool, which it goes back to.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstSize = 1 << 16;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _length;

    /// <summary>Reads a body to its end.</summary>
    /// <param name="stream">The body.</param>
    public PooledBody(Stream stream)
    {
        while (true)
        {
            if (_length == _bytes.Length)
            {
                Grow();
            }

            var read = stream.Read(_bytes, _length, _bytes.Length - _length);
            if (read == 0)
            {
                return;
            }

            _length += read;
        }
    }

    /// <summary>The body but for a byte order mark, which JSON does not know.</summary>
    public ReadOnlySpan<byte> Span
    {
        get
        {
            ReadOnlySpan<byte> all = _bytes.AsSpan(0, _length);
            return all.StartsWith(Encoding.UTF8.Preamble) ? all[Encoding.UTF8.Preamble.Length..] : all;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var given = _bytes;
        _bytes = [];
        _length = 0;
        if (given.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(given);
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
