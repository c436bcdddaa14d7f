using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Domain.People;

namespace PeaceCoord.TestSupport;

/// <summary>A device with one passkey, as a browser without a screen: it answers offers, and shows that its person was asked.</summary>
public sealed class PasskeyDevice(AccountId owner) : IDisposable
{
    /// <summary>The person was there, and the device checked that it is them.</summary>
    private const byte PresentAndVerified = 0b101;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);

    /// <summary>The passkey as the portal keeps it once it was added.</summary>
    public IdentityUserPasskey<Guid> Passkey => new()
    {
        UserId = owner.Value,
        CredentialId = _id,
        Data = new IdentityPasskeyData { PublicKey = PublicKey(), Name = "Device", CreatedAt = DateTimeOffset.UnixEpoch, Transports = [], IsUserVerified = true, AttestationObject = [1], ClientDataJson = [1] },
    };

    /// <summary>What a browser at that address answers to an offer, as the form sends it.</summary>
    public string Answer(string offer, Uri portal)
    {
        var challenge = JsonDocument.Parse(offer).RootElement.GetProperty("challenge").GetString();
        var client = JsonSerializer.SerializeToUtf8Bytes(new { type = "webauthn.get", challenge, origin = portal.GetLeftPart(UriPartial.Authority), crossOrigin = false });
        byte[] device = [.. SHA256.HashData(Encoding.UTF8.GetBytes(portal.Host)), PresentAndVerified, 0, 0, 0, 0];
        var signature = _key.SignData([.. device, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var id = Base64Url.EncodeToString(_id);
        return JsonSerializer.Serialize(new
        {
            id,
            rawId = id,
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(client),
                authenticatorData = Base64Url.EncodeToString(device),
                signature = Base64Url.EncodeToString(signature),
                userHandle = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(owner.Value.ToString())),
            },
        });
    }

    public void Dispose() => _key.Dispose();

    /// <summary>As COSE has it (RFC 9053): a key of two coordinates on P-256, for ES256.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
