package io.headroom.node.cluster;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/**
 * By what nodes know each other on the event bus: a key pair and its certificate, signed by itself,
 * that every node makes from the same seed and trusts, and no other.
 *
 * <p>Ed25519, because its public key and its signatures follow from the seed alone: all nodes have
 * the same certificate to the byte, whatever their Java is.
 */
final class BusIdentity {
    /** Of an Ed25519 key. */
    static final int SEED_BYTES = Ed25519PrivateKeyParameters.KEY_SIZE;

    private static final String ALGORITHM = "Ed25519";
    private static final X500Name NAME = new X500Name("CN=headroom event bus");

    /** A secret is changed by another one, not by the calendar: clocks of nodes may be wrong. */
    private static final Date VALID_FROM = Date.from(Instant.EPOCH);

    /** By RFC 5280 this stands for no end. */
    private static final Date VALID_TO = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

    /** The store never leaves this process. */
    private static final String STORE_PASSWORD = "in memory only";

    private final PrivateKey key;
    private final Certificate certificate;

    private BusIdentity(PrivateKey key, Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** The identity that belongs to a seed. */
    static BusIdentity of(byte[] seed) {
        Ed25519PrivateKeyParameters pair = new Ed25519PrivateKeyParameters(seed);
        try {
            PrivateKey key =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            PrivateKeyInfoFactory.createPrivateKeyInfo(pair)
                                                    .getEncoded()));
            SubjectPublicKeyInfo publicKey =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                            pair.generatePublicKey());
            byte[] encoded =
                    new X509v3CertificateBuilder(
                                    NAME, BigInteger.ONE, VALID_FROM, VALID_TO, NAME, publicKey)
                            .build(new JcaContentSignerBuilder(ALGORITHM).build(key))
                            .getEncoded();
            return new BusIdentity(
                    key,
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("every Java can do this", impossible);
        }
    }

    /** What a node shows and proves. */
    PfxOptions proof() {
        char[] password = STORE_PASSWORD.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("bus", key, password, new Certificate[] {certificate});
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return new PfxOptions()
                    .setValue(Buffer.buffer(bytes.toByteArray()))
                    .setPassword(STORE_PASSWORD);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every Java can do this", impossible);
        }
    }

    /** What a node takes from others: the very same, and nothing else. */
    PemTrustOptions trust() {
        return new PemTrustOptions().addCertValue(Buffer.buffer(pem()));
    }

    /** The certificate as text. */
    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("it was made from its encoding", impossible);
        }
    }
}
