using System.Security.Cryptography;
using System.Text;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data.Masks;

public sealed class KeyedHashTests
{
    // Every length around the ends of blocks, and beyond those that are hashed here.
    [Fact]
    public void It_is_the_librarys_hmac_of_the_key_of_its_purpose()
    {
        byte[] master = "the environment's key"u8.ToArray();
        byte[] key = HMACSHA256.HashData(master, Encoding.UTF8.GetBytes("stagingtools:email"));
        var hash = new KeyedHash(master, "email");
        var random = new Random(7);
        byte[] ours = new byte[KeyedHash.Size];
        foreach (int length in Enumerable.Range(0, 200).Concat([1023, 1024, 1025, 100_000]))
        {
            byte[] value = new byte[length];
            random.NextBytes(value);

            hash.Compute(value, ours);

            Assert.Equal(HMACSHA256.HashData(key, value), ours);
        }
    }

    [Fact]
    public void A_hash_allocates_nothing()
    {
        var hash = new KeyedHash("key"u8, "email");
        byte[] value = new byte[40];
        byte[] result = new byte[KeyedHash.Size];
        hash.Compute(value, result);

        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
                hash.Compute(value, result);
        });

        Assert.Equal(0, allocated);
    }

    // The reference implementation's vectors: key 00 01 .. 0f, message 00 01 .. of the length.
    // https://github.com/veorq/SipHash/blob/master/vectors.h
    [Theory]
    [InlineData(0, 0x726fdb47dd0e0e31UL)]
    [InlineData(1, 0x74f839c593dc67fdUL)]
    [InlineData(8, 0x93f5f5799a932462UL)]
    [InlineData(15, 0xa129ca6149be45e5UL)]
    public void Siphash_gives_the_vectors_of_its_authors(int length, ulong expected)
    {
        var hash = new SipHash(0x0706050403020100, 0x0f0e0d0c0b0a0908);

        Assert.Equal(expected, hash.Compute([.. Enumerable.Range(0, length).Select(i => (byte)i)]));
    }
}
