using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace PeaceCoord.Application.Protection;

/// <summary>Encrypts the framework's data-protection keys under a key of their own, which the master key wraps.</summary>
internal sealed class MasterKeyXmlEncryptor(PurposeKeys purposes) : IXmlEncryptor
{
    internal const string Bound = "data protection keys";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = Vault.Encrypt(purposes.For(Purpose.DataProtection), Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Encoding.UTF8.GetBytes(Bound));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(bytes)), typeof(MasterKeyXmlDecryptor));
    }
}

/// <summary>Made by the framework, from the name that stands in the stored key.</summary>
internal sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly byte[] _key = services.GetRequiredService<PurposeKeys>().For(Purpose.DataProtection);

    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Vault.Decrypt(_key, Convert.FromBase64String(encryptedElement.Value), Encoding.UTF8.GetBytes(MasterKeyXmlEncryptor.Bound));
        return XElement.Parse(Encoding.UTF8.GetString(bytes));
    }
}
